package org.turnout.blast.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.blast.run.RunRefusals;
import org.turnout.channel.Address;
import org.turnout.channel.Carrier;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.Channel;
import org.turnout.channel.DeliveryState;
import org.turnout.channel.LoggedText;
import org.turnout.channel.OutboundText;
import org.turnout.channel.SendResult;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.outbox.CarrierRefusals;
import org.turnout.outbox.DeliveryReceipts;
import org.turnout.testkit.LedgerRun;
import org.turnout.testkit.TallyChecks;
import org.turnout.testkit.TestDatabase;
import org.turnout.time.Clocks;

/// Texts of a blast whose callbacks got lost.
class MissingCallbacksIT {
  private static final Instant NOON = Instant.parse("2026-10-06T19:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @AutoClose private final TestDatabase db = TestDatabase.fresh();

  @AutoClose
  private final DeliveryReceipts reports =
      new DeliveryReceipts(
          db.database(),
          new CarrierRefusals(
              TwilioErrors.load()::of,
              new RunRefusals(() -> NOON),
              new Clocks(() -> NOON, () -> NOON)));

  private final Log log = new Log();
  private final List<String> phones =
      IntStream.range(0, 8).mapToObj(n -> "+121355501" + (10 + n)).toList();
  private final long run =
      LedgerRun.start(db.database(), "72347", phones, "America/Los_Angeles", NOON);
  private Instant now = NOON;
  private final MissingCallbacks unheard = on("one");

  /// A carrier's log, and which of its entries were asked for.
  private static final class Log implements Carrier {
    final Map<String, LoggedText> entries = new ConcurrentHashMap<>();
    final List<String> asked = new ArrayList<>();
    boolean away;

    @Override
    public Channel channel() {
      return Channel.SMS;
    }

    @Override
    public SendResult send(OutboundText text) {
      throw new AssertionError("nothing is sent");
    }

    @Override
    public List<LoggedText> received(Address to, Instant since) {
      return List.of();
    }

    @Override
    public List<LoggedText> sentTo(Address to, Instant since) {
      return List.of();
    }

    @Override
    public Optional<LoggedText> logged(String carrierId) {
      if (away) {
        throw new CarrierUnavailable("asking", new IllegalStateException("away"));
      }
      asked.add(carrierId);
      return Optional.ofNullable(entries.get(carrierId));
    }
  }

  @AfterEach
  void everybodyIsAccountedFor() {
    TallyChecks.assertWhole(db.database(), run, phones.size());
  }

  @Test
  void whatTheCarrierKnowsByThenIsWrittenDown() {
    taken("SM1", 0, "accepted", HOUR.plusMinutes(1));
    taken("SM2", 1, "sent", HOUR.plusMinutes(1));
    taken("SM3", 2, "sent", HOUR.plusMinutes(1));
    knows("SM1", DeliveryState.DELIVERED, 0);
    knows("SM2", DeliveryState.UNDELIVERED, 30005);
    knows("SM3", DeliveryState.SENT, 0);
    assertThat(unheard.round()).isEqualTo(3);
    assertThat(states(3)).containsExactly("delivered 0", "undelivered 30005", "sent 0");
  }

  @Test
  void onlyThoseAreAskedForOfWhichSomethingIsMissing() {
    taken("young", 0, "accepted", HOUR.minusMinutes(1));
    taken("old", 1, "sent", Duration.ofHours(13));
    taken("arrived", 2, "delivered", HOUR.plusMinutes(1));
    taken("failed", 3, "failed", HOUR.plusMinutes(1));
    taken("right", 4, "sent", HOUR.plusMinutes(1));
    unheard.round();
    assertThat(log.asked).containsExactly("right");
  }

  @Test
  void oneThatTheCarrierKnowsNothingOfStaysAsItIs() {
    taken("SM1", 0, "accepted", HOUR.plusMinutes(1));
    unheard.round();
    assertThat(states(1)).containsExactly("accepted 0");
  }

  @Test
  void theyAreAskedForAgainAfterTheSameWhileAndNotSooner() {
    taken("SM1", 0, "sent", HOUR.plusMinutes(1));
    knows("SM1", DeliveryState.SENT, 0);
    unheard.round();
    unheard.round();
    now = NOON.plus(HOUR).minusSeconds(1);
    unheard.round();
    assertThat(log.asked).hasSize(1);
    now = NOON.plus(HOUR);
    unheard.round();
    assertThat(log.asked).hasSize(2);
  }

  @Test
  void aLogThatCannotBeReadIsAskedAgainFromTheSameTextOn() {
    taken("SM1", 0, "sent", HOUR.plusMinutes(1));
    knows("SM1", DeliveryState.DELIVERED, 0);
    log.away = true;
    assertThatThrownBy(unheard::round).isInstanceOf(CarrierUnavailable.class);
    log.away = false;
    unheard.round();
    assertThat(states(1)).containsExactly("delivered 0");
  }

  @Test
  void oneNodeAsks() {
    taken("SM1", 0, "sent", HOUR.plusMinutes(1));
    unheard.round();
    assertThat(on("two").round()).isZero();
    assertThat(log.asked).hasSize(1);
  }

  @Test
  void anotherNodeAsksSoonAfterOneDied() {
    taken("SM1", 0, "sent", HOUR.plusMinutes(1));
    unheard.round();
    change("update lease set expires_at = expires_at - interval '5 minutes'");
    assertThat(on("two").round()).isEqualTo(1);
  }

  private void change(String sql) {
    db.database().with(handle -> handle.execute(sql));
  }

  private MissingCallbacks on(String node) {
    return new MissingCallbacks(db.database(), log, reports, () -> now, HOUR, node);
  }

  private void knows(String sid, DeliveryState delivery, int code) {
    log.entries.put(sid, new LoggedText(sid, false, "", "", "", 0, delivery, code, NOON));
  }

  private void taken(String sid, int phone, String state, Duration ago) {
    db.database()
        .with(handle ->
            handle
                .createUpdate(
                    "update outbox set state = :state, carrier_id = :sid, claimed_at = :at where run_id = :run and to_value = :phone")
                .bind("state", state)
                .bind("sid", sid)
                .bind("at", NOON.minus(ago))
                .bind("run", run)
                .bind("phone", phones.get(phone))
                .execute());
  }

  private List<String> states(int first) {
    return db.database()
        .with(handle ->
            handle
                .createQuery(
                    "select state || ' ' || code from outbox where run_id = :run order by to_value limit :first")
                .bind("run", run)
                .bind("first", first)
                .mapTo(String.class)
                .list());
  }
}
