package org.turnout.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.channel.Carrier;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.Channel;
import org.turnout.channel.DeliveryState;
import org.turnout.channel.LoggedText;
import org.turnout.channel.OutboundText;
import org.turnout.channel.SendResult;
import org.turnout.people.Contact;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// Claimed texts that nobody has reported on, settled by what the carrier's log says.
class SettlerIT {
  private static final Duration REPLIES = Duration.ofSeconds(30);
  private static final Duration SENDS = Duration.ofSeconds(60);

  /// The characters of the second stand for those of the first in the carrier's log.
  private static final String TYPED = "Gear day – “bring water”";

  private static final String LOGGED = "Gear day - \"bring water\"";

  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final CarrierLog carrier = new CarrierLog();
  private final Contact who = TestPeople.someone(db);
  private Instant machine = NOW;

  /// A carrier that only has a log.
  private static final class CarrierLog implements Carrier {
    final List<LoggedText> entries = new ArrayList<>();
    boolean away;
    String unreadable = "";

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
      return List.of();
    }

    @Override
    public List<LoggedText> sentTo(Address to, Instant since) {
      if (away || to.value().equals(unreadable)) {
        throw new CarrierUnavailable("reading the log", new IllegalStateException("away"));
      }
      return entries.stream()
          .filter(entry -> entry.to().equals(to.value()) && !entry.createdAt().isBefore(since))
          .toList();
    }
  }

  private Settler settler() {
    return new Settler(db.database(), carrier, () -> machine, REPLIES, SENDS);
  }

  @Test
  void whatTheLogHasWasAccepted() {
    long send = claimed("Gear day is Tuesday.");
    long reply = reply("How many stickers?");
    logged("SMsend", "Gear day is Tuesday.", NOW.plusSeconds(1));
    logged("SMreply", "How many stickers?", NOW);
    machine = NOW.plus(Duration.ofMinutes(2));
    assertThat(settler().round()).isEqualTo(2);
    assertThat(row(send)).isEqualTo("accepted rest SMsend");
    assertThat(row(reply)).isEqualTo("accepted twiml SMreply");
    assertThat(settler().round()).isZero();
  }

  @Test
  void aPhoneWhoseLogCannotBeReadKeepsNoOtherUnsettled() {
    long send = claimed("Gear day is Tuesday.");
    logged("SMsend", "Gear day is Tuesday.", NOW.plusSeconds(1));
    var other = TestPeople.someone(db);
    carrier.unreadable = other.address().value();
    db.database()
        .inTransaction(handle ->
            handle.execute(
                """
                insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state, body,
                                    planned_at, claimed_at)
                values (?, ?, 'sms', ?, '72347', 'service', 'rest', 'claimed', 'x', now(), '2020-01-01')
                """,
                other.addressId(),
                other.person().id(),
                other.address().value()));
    machine = NOW.plus(Duration.ofMinutes(2));
    settler().round();
    assertThat(row(send)).isEqualTo("accepted rest SMsend");
  }

  @Test
  void anAbsentReplyGoesOutOnceThroughTheOutbox() {
    long reply = reply("How many stickers?");
    machine = NOW.plus(Duration.ofMinutes(2));
    settler().round();
    assertThat(row(reply)).isEqualTo("planned rest reply not taken");
    assertThat(settler().round()).isZero();
  }

  @Test
  void anAbsentSendIsHeldForAPersonAndNeverSentAgain() {
    long send = claimed("Gear day is Tuesday.");
    machine = NOW.plus(Duration.ofMinutes(2));
    settler().round();
    assertThat(row(send)).isEqualTo("uncertain rest");
    assertThat(settler().round()).isZero();
  }

  @Test
  void callbacksHaveTheirTimeFirst() {
    long send = claimed("Gear day is Tuesday.");
    long reply = reply("How many stickers?");
    machine = NOW.plus(REPLIES);
    assertThat(settler().round()).isZero();
    machine = NOW.plus(SENDS);
    assertThat(settler().round()).isOne();
    assertThat(row(send)).isEqualTo("claimed rest");
    assertThat(row(reply)).startsWith("planned");
  }

  @Test
  void ofTwoEqualTextsToOnePhoneOneEntrySettlesOne() {
    long first = claimed("Gear day is Tuesday.");
    long second = claimed("Gear day is Tuesday.");
    logged("SMone", "Gear day is Tuesday.", NOW);
    machine = NOW.plus(Duration.ofMinutes(2));
    settler().round();
    assertThat(List.of(row(first), row(second)))
        .containsExactlyInAnyOrder("accepted rest SMone", "uncertain rest");
  }

  @Test
  void neitherOtherWordsNorAnOldEntryNorAnInboundTextCount() {
    long send = claimed("Gear day is Tuesday.");
    logged("SMother", "Gear day is Monday.", NOW);
    logged("SMold", "Gear day is Tuesday.", NOW.minusSeconds(31));
    carrier.entries.add(entry("SMin", true, "Gear day is Tuesday.", NOW));
    machine = NOW.plus(Duration.ofMinutes(2));
    settler().round();
    assertThat(row(send)).isEqualTo("uncertain rest");
  }

  @Test
  void aReplyThatLeftWhileOurClockWasAheadIsNotSentAgain() {
    long reply = reply("How many stickers?");
    long send = claimed("Gear day is Tuesday.");
    logged("SMother", "How many stickers?", NOW.minus(Duration.ofMinutes(40)));
    logged("SMreply", "How many stickers?", NOW.minus(Duration.ofMinutes(3)));
    logged("SMold", "Gear day is Tuesday.", NOW.minus(Duration.ofMinutes(3)));
    machine = NOW.plus(Duration.ofMinutes(2));
    settler().round();
    assertThat(row(reply)).isEqualTo("accepted twiml SMreply");
    assertThat(row(send)).isEqualTo("uncertain rest");
  }

  @Test
  void anEntryOfAnHourBeforeIsNoReplyOfOurs() {
    long reply = reply("How many stickers?");
    logged("SMold", "How many stickers?", NOW.minus(Duration.ofMinutes(61)));
    machine = NOW.plus(Duration.ofMinutes(2));
    settler().round();
    assertThat(row(reply)).isEqualTo("planned rest reply not taken");
  }

  @Test
  void aTextIsKnownAgainAfterSmartEncoding() {
    long send = claimed(TYPED);
    logged("SMsmart", LOGGED, NOW);
    machine = NOW.plus(Duration.ofMinutes(2));
    settler().round();
    assertThat(row(send)).isEqualTo("accepted rest SMsmart");
  }

  @Test
  void whileTheLogCannotBeReadNothingIsDecided() {
    long send = claimed("Gear day is Tuesday.");
    long reply = reply("How many stickers?");
    carrier.away = true;
    machine = NOW.plus(Duration.ofMinutes(2));
    assertThat(settler().round()).isZero();
    assertThat(row(send)).isEqualTo("claimed rest");
    assertThat(row(reply)).isEqualTo("claimed twiml");
    carrier.away = false;
    assertThat(settler().round()).isEqualTo(2);
  }

  @Test
  void aReplyFromBeforeAStopIsNotSentAfterIt() {
    long reply = reply("How many stickers?");
    db.database()
        .with(handle ->
            handle.execute(
                "update address set stopped_at = ?, word_at = ? where id = ?",
                NOW.plusSeconds(5),
                NOW.plusSeconds(5),
                who.addressId()));
    machine = NOW.plus(Duration.ofMinutes(2));
    settler().round();
    assertThat(row(reply)).isEqualTo("skipped rest stopped");
  }

  /// A text that was handed over just now.
  private long claimed(String body) {
    var text =
        new PlannedText(
            who.addressId(),
            who.person().id(),
            Optional.empty(),
            who.address(),
            Address.sms("78787"),
            body,
            List.of());
    return db.database()
        .inTransaction(handle -> {
          long row = Outbox.plan(handle, text, NOW);
          Outbox.claim(handle, Channel.SMS, "dead", List.of(), 100, NOW);
          return row;
        });
  }

  /// A text that rode on the answer to a webhook just now.
  private long reply(String body) {
    long row = claimed(body);
    db.database()
        .with(handle ->
            handle.execute("update outbox set route = 'twiml', kind = 'answer' where id = ?", row));
    return row;
  }

  private void logged(String id, String body, Instant at) {
    carrier.entries.add(entry(id, false, body, at));
  }

  private LoggedText entry(String id, boolean inbound, String body, Instant at) {
    return new LoggedText(
        id, inbound, "78787", who.address().value(), body, 0, DeliveryState.SENT, 0, at);
  }

  private String row(long id) {
    return db.database()
        .with(handle ->
            handle
                .createQuery(
                    "select concat_ws(' ', state, route, carrier_id, reason) from outbox where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
  }
}
