package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.channel.Carrier;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.Channel;
import org.turnout.channel.DeliveryState;
import org.turnout.channel.InboundDoor;
import org.turnout.channel.LoggedText;
import org.turnout.channel.OutboundText;
import org.turnout.channel.SendResult;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// What no webhook brought, from the carrier's log to the records.
class InboundSweepIT {
  private static final Duration LOOK_BACK = Duration.ofMinutes(10);
  private static final Duration LEFT_ALONE = Duration.ofMinutes(1);
  private static final Duration FIRST = Duration.ofHours(4);

  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  @AutoClose private final CampaignDoor campaign = new CampaignDoor(db, Map::of);
  private final CarrierLog carrier = new CarrierLog();
  private final Address phone = TestPeople.someone(db).address();

  /// A carrier that only has a log.
  private static final class CarrierLog implements Carrier {
    final List<LoggedText> entries = new ArrayList<>();
    final List<Instant> askedSince = new ArrayList<>();
    boolean away;

    @Override
    public Channel channel() {
      return Channel.SMS;
    }

    @Override
    public SendResult send(OutboundText text) {
      throw new IllegalStateException("nothing is sent here");
    }

    @Override
    public List<LoggedText> received(Address to, Instant since) {
      askedSince.add(since);
      if (away) {
        throw new CarrierUnavailable("reading the log", new IllegalStateException("away"));
      }
      return entries.stream().filter(entry -> !entry.createdAt().isBefore(since)).toList();
    }

    @Override
    public List<LoggedText> sentTo(Address to, Instant since) {
      return List.of();
    }
  }

  private InboundSweep sweep() {
    return sweep(campaign.door());
  }

  private InboundSweep sweep(InboundDoor door) {
    var timing = new InboundSweep.Timing(LOOK_BACK, LEFT_ALONE, FIRST);
    return new InboundSweep(db.database(), carrier, door, campaign.clocks(), timing);
  }

  private int round() {
    return sweep().round(CampaignDoor.SENDER);
  }

  @Test
  void aMissedTextIsActedOnOnceAndItsAnswerLeavesByItself() {
    arrived("SMa", "STICKERS", Duration.ofMinutes(5));
    assertThat(round()).isOne();
    assertThat(round()).isZero();
    assertThat(campaign.texts(phone))
        .singleElement()
        .asString()
        .startsWith("answer planned: How many stickers");
    assertThat(kinds()).containsExactly("flow sweep");
  }

  @Test
  void whatAWebhookBroughtIsLeftAsItIs() {
    campaign.say(phone, "STICKERS");
    var id = campaign.column("select carrier_id from inbound").getFirst();
    arrived(id, "STICKERS", Duration.ZERO);
    campaign.pass(Duration.ofMinutes(5));
    assertThat(round()).isZero();
    assertThat(kinds()).containsExactly("flow webhook");
    assertThat(campaign.texts(phone)).hasSize(1);
  }

  @Test
  void aTextYoungerThanAMinuteIsLeftToItsWebhook() {
    arrived("SMa", "STICKERS", LEFT_ALONE);
    assertThat(round()).isZero();
    campaign.pass(Duration.ofSeconds(1));
    assertThat(round()).isOne();
  }

  @Test
  void theNextRoundReadsFromALittleBeforeTheMark() {
    var began = campaign.now();
    round();
    campaign.pass(Duration.ofMinutes(2));
    round();
    var mark = began.minus(LEFT_ALONE);
    assertThat(carrier.askedSince).containsExactly(mark.minus(FIRST), mark.minus(LOOK_BACK));
    assertThat(mark()).isEqualTo(mark.plus(Duration.ofMinutes(2)));
  }

  @Test
  void aLogThatCannotBeReadLeavesTheMark() {
    round();
    var mark = mark();
    campaign.pass(Duration.ofMinutes(2));
    carrier.away = true;
    assertThatThrownBy(this::round).isInstanceOf(CarrierUnavailable.class);
    assertThat(mark()).isEqualTo(mark);
    assertThat(caughtUp(campaign.now())).isFalse();
    carrier.away = false;
    round();
    assertThat(caughtUp(campaign.now())).isTrue();
  }

  @Test
  void aTextThatFailsLeavesTheMarkAndKeepsNoOtherWaiting() {
    round();
    var mark = mark();
    campaign.pass(Duration.ofMinutes(2));
    arrived("SMbad", "STICKERS", Duration.ofSeconds(100));
    arrived("SMgood", "STICKERS", Duration.ofSeconds(90));
    InboundDoor failing =
        message -> {
          if (message.id().equals("SMbad")) {
            throw new IllegalStateException("cannot be handled");
          }
          return campaign.door().receive(message);
        };
    assertThat(sweep(failing).round(CampaignDoor.SENDER)).isEqualTo(2);
    assertThat(kinds()).containsExactly("flow sweep");
    assertThat(mark()).isEqualTo(mark);
    assertThat(round()).isOne();
    assertThat(mark()).isAfter(mark);
  }

  @Test
  void anOldTextActsOnConsentAndOnNothingElse() {
    campaign.say(phone, "STICKERS");
    campaign.pass(Duration.ofMinutes(3));
    arrived("SMmenu", "MENU", Duration.ofMinutes(5));
    assertThat(round()).isOne();
    assertThat(kinds()).containsExactly("flow webhook", "late sweep");
    assertThat(campaign.texts(phone)).hasSize(1);
    assertThat(campaign.say(phone, "5").getFirst()).startsWith("Who are they for?");

    campaign.pass(Duration.ofMinutes(3));
    arrived("SMstop", "STOP", Duration.ofMinutes(7));
    assertThat(round()).isOne();
    assertThat(campaign.who(phone).stopped()).isTrue();
  }

  private void arrived(String id, String text, Duration ago) {
    carrier.entries.add(
        new LoggedText(
            id,
            true,
            phone.value(),
            CampaignDoor.SENDER.value(),
            text,
            0,
            DeliveryState.DELIVERED,
            0,
            campaign.now().minus(ago)));
  }

  private boolean caughtUp(Instant since) {
    return sweep().caughtUp(List.of(CampaignDoor.SENDER.value()), since);
  }

  private Instant mark() {
    return db.database()
        .with(handle ->
            handle.createQuery("select complete_until from sweep").mapTo(Instant.class).one());
  }

  private List<String> kinds() {
    return campaign.column("select kind || ' ' || origin from inbound order by id");
  }
}
