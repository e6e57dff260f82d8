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
import org.turnout.channel.Photo;
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
    boolean withoutPictures;

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
    public List<Photo> photos(LoggedText text) {
      if (withoutPictures) {
        throw new CarrierUnavailable("reading pictures", new IllegalStateException("away"));
      }
      return List.of();
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
    return new InboundSweep(
        db.database(), carrier, door, text -> text.equals("STOP"), campaign.clocks(), timing);
  }

  private int round() {
    return sweep().round(CampaignDoor.SENDER).missed();
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
    assertThat(carrier.askedSince).containsExactly(began.minus(FIRST), mark.minus(LOOK_BACK));
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
    assertThat(sweep(failing).round(CampaignDoor.SENDER)).isEqualTo(new InboundSweep.Found(2, 1));
    assertThat(kinds()).containsExactly("flow sweep");
    assertThat(mark()).isEqualTo(mark);
    assertThat(round()).isOne();
    assertThat(mark()).isAfter(mark);
  }

  @Test
  void anEntryThatNobodyCanHandleIsSetAsideAndTheMarkMoves() {
    round();
    campaign.pass(Duration.ofMinutes(2));
    entry("SMnobody", "", "hello", Duration.ofSeconds(100));
    entry("SMnul", "+1213\0", "hello", Duration.ofSeconds(95));
    arrived("SMgood", "STOP", Duration.ofSeconds(90));
    var mark = mark();
    assertThat(sweep().round(CampaignDoor.SENDER)).isEqualTo(new InboundSweep.Found(3, 2));
    assertThat(sweep().round(CampaignDoor.SENDER)).isEqualTo(new InboundSweep.Found(2, 2));
    assertThat(mark()).isEqualTo(mark);
    assertThat(caughtUp(campaign.now())).isFalse();
    assertThat(setAside()).isEmpty();

    assertThat(sweep().round(CampaignDoor.SENDER).complete()).isTrue();
    assertThat(mark()).isAfter(mark);
    assertThat(caughtUp(campaign.now())).isTrue();
    assertThat(setAside())
        .extracting(SetAsideTexts.Entry::carrierId)
        .containsExactlyInAnyOrder("SMnobody", "SMnul");
    assertThat(kinds()).containsExactly("stop sweep");

    campaign.pass(Duration.ofMinutes(2));
    assertThat(sweep().round(CampaignDoor.SENDER).complete()).isTrue();
    assertThat(setAside()).allSatisfy(entry -> assertThat(entry.tries()).isEqualTo(3));
  }

  @Test
  void whateverALogHoldsIsTakenAndTheMarkMoves() {
    round();
    var mark = mark();
    campaign.pass(Duration.ofMinutes(2));
    var ago = Duration.ofSeconds(100);
    var froms =
        List.of(
            "whatsapp:+12135550142",
            "messenger:1234567890",
            "72345",
            "AMAZON",
            "+" + "9".repeat(20),
            "9".repeat(400),
            "\ud83d");
    froms.forEach(from -> entry("SM" + carrier.entries.size(), from, "STICKERS", ago));
    for (var body : List.of("x".repeat(60_000), "\ud83d", "a\udc00b", "\uffff", "", " ")) {
      entry("SM" + carrier.entries.size(), TestPeople.someone(db).address().value(), body, ago);
    }
    carrier.entries.add(
        new LoggedText(
            "SMelsewhere",
            true,
            TestPeople.someone(db).address().value(),
            "+15125550199",
            "STICKERS",
            0,
            DeliveryState.DELIVERED,
            0,
            campaign.now().minus(ago)));
    arrived("SMstop", "STOP", Duration.ofSeconds(90));
    assertThat(sweep().round(CampaignDoor.SENDER))
        .isEqualTo(new InboundSweep.Found(carrier.entries.size(), 0));
    assertThat(mark()).isAfter(mark);
    assertThat(setAside()).isEmpty();
    assertThat(kinds()).hasSize(carrier.entries.size()).contains("stop sweep");
    assertThat(campaign.who(phone).stopped()).isTrue();
    assertThat(campaign.column("select to_value from outbox where to_value !~ '^[+][0-9]{10,15}$'"))
        .as("answered where nobody is")
        .isEmpty();
  }

  @Test
  void aPersonHasLookedAtWhatWasSetAside() {
    round();
    campaign.pass(Duration.ofMinutes(2));
    entry("SMnobody", " ", "hello", Duration.ofSeconds(100));
    for (int i = 0; i < 4; i++) {
      round();
    }
    var id = setAside().getFirst().id();
    assertThat(close(id)).isTrue();
    assertThat(close(id)).isFalse();
    assertThat(db.database().<Integer>with(SetAsideTexts::open)).isZero();
    assertThat(sweep().round(CampaignDoor.SENDER).complete()).isTrue();
  }

  @Test
  void picturesThatCannotBeListedCostThePicturesOnly() {
    round();
    campaign.pass(Duration.ofMinutes(2));
    carrier.withoutPictures = true;
    arrived("SMphoto", "STICKERS", Duration.ofSeconds(100));
    assertThat(sweep().round(CampaignDoor.SENDER).complete()).isFalse();
    assertThat(sweep().round(CampaignDoor.SENDER).complete()).isFalse();
    assertThat(sweep().round(CampaignDoor.SENDER).complete()).isTrue();
    assertThat(kinds()).containsExactly("flow sweep");
    assertThat(setAside()).isEmpty();
  }

  @Test
  void whoAskedForAnEndOfTextsIsHeardBeforeAllOthers() {
    round();
    campaign.pass(Duration.ofMinutes(9));
    var others = List.of(TestPeople.someone(db).address(), TestPeople.someone(db).address());
    others.forEach(
        other -> entry("SM" + other.value(), other.value(), "MENU", Duration.ofMinutes(8)));
    arrived("SMmenu", "MENU", Duration.ofMinutes(7));
    arrived("SMstop", "STOP", Duration.ofMinutes(6));
    round();
    assertThat(kinds()).containsExactly("flow sweep", "stop sweep", "flow sweep", "flow sweep");
  }

  @Test
  void aNewDatabaseBeginsAtNow() {
    arrived("SMbefore", "STICKERS", Duration.ofMinutes(2));
    var fresh = new InboundSweep.Timing(LOOK_BACK, LEFT_ALONE, Duration.ZERO);
    var sweep =
        new InboundSweep(
            db.database(), carrier, campaign.door(), _ -> false, campaign.clocks(), fresh);
    assertThat(sweep.round(CampaignDoor.SENDER).missed()).isZero();
    campaign.pass(Duration.ofMinutes(3));
    arrived("SMsince", "STICKERS", Duration.ofMinutes(2));
    assertThat(sweep.round(CampaignDoor.SENDER).missed()).isOne();
    assertThat(kinds()).containsExactly("flow sweep");
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

  private List<SetAsideTexts.Entry> setAside() {
    return db.database().with(handle -> SetAsideTexts.list(handle, 10));
  }

  private boolean close(long id) {
    return db.database().with(handle -> SetAsideTexts.close(handle, id, "cli:ana", campaign.now()));
  }

  private void arrived(String id, String text, Duration ago) {
    entry(id, phone.value(), text, ago);
  }

  private void entry(String id, String from, String text, Duration ago) {
    carrier.entries.add(
        new LoggedText(
            id,
            true,
            from,
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
