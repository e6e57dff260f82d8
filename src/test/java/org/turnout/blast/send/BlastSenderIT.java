package org.turnout.blast.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.blast.run.RunRefusals;
import org.turnout.channel.Address;
import org.turnout.channel.Carrier;
import org.turnout.channel.CarrierError;
import org.turnout.channel.Channel;
import org.turnout.channel.LoggedText;
import org.turnout.channel.OutboundText;
import org.turnout.channel.SendResult;
import org.turnout.outbox.CarrierRefusals;
import org.turnout.outbox.ClaimTerms;
import org.turnout.outbox.SegmentPace;
import org.turnout.people.QuietHours;
import org.turnout.redis.RedisPool;
import org.turnout.settings.Secret;
import org.turnout.testkit.LedgerRun;
import org.turnout.testkit.TallyChecks;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;
import org.turnout.time.Clocks;

/// One sender, from the ledger to a carrier that answers as told.
class BlastSenderIT {
  private static final AtomicInteger PHONES = new AtomicInteger(1_000);
  private static final Instant NOON = Instant.parse("2026-10-06T19:00:00Z");
  private static final String LA = "America/Los_Angeles";

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  @AutoClose private final RedisPool redis = RedisPool.open(TestServers.redisUrl());

  private final Told carrier = new Told();
  private CarrierError.Action action = CarrierError.Action.SHOW;
  private InstantSource campaign = () -> NOON;
  private InstantSource machine = InstantSource.system();
  private final List<String> phones =
      IntStream.range(0, 40).mapToObj(_ -> "+1213555" + PHONES.incrementAndGet()).toList();
  private final String sender = "7" + PHONES.incrementAndGet();

  /// Answers each text as a test says, and keeps what it took.
  private static final class Told implements Carrier {
    final Queue<OutboundText> asked = new ConcurrentLinkedQueue<>();
    volatile Function<OutboundText, SendResult> answer =
        text -> new SendResult.Accepted("SM" + text.outboxId());

    @Override
    public Channel channel() {
      return Channel.SMS;
    }

    @Override
    public SendResult send(OutboundText text) {
      asked.add(text);
      return answer.apply(text);
    }

    @Override
    public List<LoggedText> received(Address to, Instant since) {
      return List.of();
    }

    @Override
    public List<LoggedText> sentTo(Address to, Instant since) {
      return List.of();
    }
  }

  private BlastSender sender(String node) {
    return sender(node, new SegmentPace(redis));
  }

  private BlastSender sender(String node, SegmentPace pace) {
    var setup =
        new BlastSender.Setup(
            new SegmentPace.Speed(sender, 500),
            QuietHours.builtIn(),
            3,
            100,
            new ClaimTerms(
                node,
                new Clocks(() -> campaign.instant(), () -> machine.instant()),
                Duration.ofSeconds(10)));
    var refusals =
        new CarrierRefusals(
            code -> new CarrierError(code, "told", action),
            new RunRefusals(() -> NOON),
            new Clocks(() -> NOON, InstantSource.system()));
    return new BlastSender(DB.database(), pace, carrier, refusals, setup);
  }

  private long run;

  @AfterEach
  void everybodyIsAccountedFor() {
    TallyChecks.assertWhole(DB.database(), run, phones.size());
  }

  @Test
  void everybodyGetsItOnceThoughTwoNodesSend() {
    run = LedgerRun.start(DB.database(), sender, phones, LA, NOON);
    try (var one = sender("one");
        var two = sender("two")) {
      until(
          () -> {
            one.round();
            two.round();
          },
          "accepted",
          40);
    }
    assertThat(carrier.asked)
        .extracting(text -> text.to().value())
        .containsExactlyInAnyOrderElementsOf(phones);
    assertThat(carrier.asked)
        .allSatisfy(text -> assertThat(text.validity()).contains(Duration.ofHours(9)));
  }

  @Test
  void nothingIsTriedAgainOnceAStopHasCommitted() {
    run = LedgerRun.start(DB.database(), sender, phones, LA, NOON);
    carrier.answer =
        text -> {
          stop(text.to().value());
          return new SendResult.TryLater(429, "too fast");
        };
    try (var node = sender("one")) {
      until(node::round, "skipped", 40);
    }
    assertThat(carrier.asked).hasSize(40);
    assertThat(reasons()).containsOnly("stopped");
  }

  @Test
  void whatTheCarrierPushedBackGoesOutALittleLater() {
    run = LedgerRun.start(DB.database(), sender, phones, LA, NOON);
    var first = new AtomicInteger();
    carrier.answer =
        text ->
            first.incrementAndGet() <= 10
                ? new SendResult.TryLater(429, "too fast")
                : new SendResult.Accepted("SM" + text.outboxId());
    try (var node = sender("one")) {
      until(node::round, "accepted", 40);
    }
    assertThat(carrier.asked).hasSize(50);
  }

  @Test
  void aNodeThatSleptSendsNothingThatItClaimedBefore() {
    run = LedgerRun.start(DB.database(), sender, phones, LA, NOON);
    var slept = new AtomicBoolean();
    machine = () -> Instant.now().plusSeconds(slept.get() ? 60 : 0);
    carrier.answer =
        text -> {
          slept.set(true);
          return new SendResult.Accepted("SM" + text.outboxId());
        };
    try (var node = sender("one")) {
      until(node::round, "accepted", 40);
    }
    assertThat(carrier.asked).extracting(text -> text.to().value()).doesNotHaveDuplicates();
    // What was claimed before the sleep went back in line and waited for its turn again.
    assertThat(waited()).isPositive();
  }

  @Test
  void nothingIsClaimedWhileTheCarrierIsDown() {
    run = LedgerRun.start(DB.database(), sender, phones, LA, NOON);
    carrier.answer = _ -> new SendResult.TryLater(0, "no connection");
    try (var node = sender("one")) {
      Awaitility.await().until(() -> node.round() == 0 && carrier.asked.size() >= 20);
      Awaitility.await().until(() -> count("planned") == 40);
      int asked = carrier.asked.size();
      for (int i = 0; i < 5; i++) {
        assertThat(node.round()).isZero();
      }
      assertThat(carrier.asked).hasSize(asked);
      assertThat(count("planned")).isEqualTo(40);
    }
  }

  @Test
  void blastsWaitWhileRedisIsAway() {
    run = LedgerRun.start(DB.database(), sender, phones, LA, NOON);
    try (var away = RedisPool.open(new Secret("redis://127.0.0.1:1"));
        var node = sender("one", new SegmentPace(away))) {
      assertThat(node.round()).isZero();
    }
    assertThat(count("planned")).isEqualTo(40);
  }

  @Test
  void nothingLeavesInQuietHoursNorBeforeTheRunIsStarted() {
    run = LedgerRun.start(DB.database(), sender, phones, LA, NOON);
    campaign = () -> NOON.plus(Duration.ofHours(10));
    try (var node = sender("one")) {
      assertThat(node.round()).isZero();
      campaign = () -> NOON;
      change("update blast_run set state = 'paused' where id = " + run);
      assertThat(node.round()).isZero();
      change(
          "update blast_run set state = 'started', first_text_at = 'infinity' where id = " + run);
      assertThat(node.round()).isZero();
      change(
          "update blast_run set first_text_at = now(), local_date = '2026-10-07', local_time = '09:00' where id = "
              + run);
      assertThat(node.round()).isZero();
      assertThat(count("planned")).isEqualTo(40);
    }
    campaign = () -> Instant.parse("2026-10-07T16:00:00Z");
    try (var node = sender("two")) {
      until(node::round, "accepted", 40);
    }
  }

  @Test
  void theClaimLeavesOutWhoMayNotGetIt() {
    run = LedgerRun.start(DB.database(), sender, phones, LA, NOON);
    change("update address set bad = true where value = '" + phones.get(0) + "'");
    change("update address set held_at = now() where value = '" + phones.get(1) + "'");
    change(
        "update topic_subscription set subscribed = false where address_id = (select id from address where value = '"
            + phones.get(2)
            + "')");
    change(
        """
        insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state, body, planned_at, left_at)
        select id, speaker_id, channel, value, '1', 'broadcast', 'rest', 'delivered', '', now(), timestamptz '2026-10-06T18:00:00Z'
        from address, generate_series(1, 3) where value = '\
        """
            + phones.get(3)
            + "'");
    try (var node = sender("one")) {
      until(node::round, "accepted", 36);
    }
    assertThat(reasons()).containsExactlyInAnyOrder("bad number", "no consent", "cap");
    assertThat(count("planned")).as("held").isOne();
  }

  @Test
  void whoIsHeldGetsItWhenTheHoldIsOver() {
    var clock = new AtomicReference<>(Instant.parse("2026-10-06T19:00:00Z"));
    machine = clock::get;
    run = LedgerRun.start(DB.database(), sender, phones, LA, NOON);
    change("update address set held_at = now() where value = '" + phones.get(0) + "'");
    change("update address set held_at = now() where value = '" + phones.get(1) + "'");
    try (var node = sender("one")) {
      Runnable later =
          () -> {
            clock.updateAndGet(now -> now.plusSeconds(1));
            node.round();
          };
      until(later, "accepted", 38);
      clock.updateAndGet(now -> now.plusSeconds(300));
      node.round();
      assertThat(count("planned")).isEqualTo(2);
      change("update address set held_at = null where value = '" + phones.get(0) + "'");
      stop(phones.get(1));
      clock.updateAndGet(now -> now.plusSeconds(60));
      until(later, "accepted", 39);
      until(later, "skipped", 1);
    }
    assertThat(reasons()).containsExactly("stopped");
  }

  private int waited() {
    return DB.database()
        .with(handle ->
            handle
                .createQuery(
                    "select count(*) from outbox where run_id = :run and not_before > '-infinity'")
                .bind("run", run)
                .mapTo(Integer.class)
                .one());
  }

  private List<String> reasons() {
    return DB.database()
        .with(handle ->
            handle
                .createQuery("select reason from outbox where run_id = :run and state = 'skipped'")
                .bind("run", run)
                .mapTo(String.class)
                .list());
  }

  private static void change(String sql) {
    DB.database().with(handle -> handle.execute(sql));
  }

  private static void stop(String phone) {
    change("update address set stopped_at = now(), word_at = now() where value = '" + phone + "'");
  }

  private void until(Runnable round, String state, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> {
          round.run();
          return count(state) == count;
        });
  }

  private int count(String state) {
    return DB.database()
        .with(handle ->
            handle
                .createQuery("select count(*) from outbox where run_id = :run and state = :state")
                .bind("run", run)
                .bind("state", state)
                .mapTo(Integer.class)
                .one());
  }
}
