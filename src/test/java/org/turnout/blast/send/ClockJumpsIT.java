package org.turnout.blast.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
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
import org.turnout.people.ExpectedQuietHours;
import org.turnout.people.QuietHours;
import org.turnout.redis.RedisPool;
import org.turnout.testkit.LedgerRun;
import org.turnout.testkit.TallyChecks;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;
import org.turnout.time.Clocks;

/// Campaign time jumps forward and back, by an hour, a day and into the night, while two nodes send
/// a run and one of them is restarted: everybody gets one text, and each left within hours.
class ClockJumpsIT {
  private static final ZoneId LA = ZoneId.of("America/Los_Angeles");
  private static final Instant NOON = Instant.parse("2026-10-06T19:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-10-07T06:00:00Z");
  private static final int ALL = 400;

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  @AutoClose private final RedisPool redis = RedisPool.open(TestServers.redisUrl());

  private volatile Instant now = NOON;
  private final Carrying carrier = new Carrying();

  private static final class Carrying implements Carrier {
    final Queue<String> to = new ConcurrentLinkedQueue<>();

    @Override
    public Channel channel() {
      return Channel.SMS;
    }

    @Override
    public SendResult send(OutboundText text) {
      to.add(text.to().value());
      return new SendResult.Accepted("SM" + text.outboxId());
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

  /// A node's sender at work.
  private final class Node implements AutoCloseable {
    private final AtomicBoolean closing = new AtomicBoolean();
    private final BlastSender sender;
    private final Thread thread;

    Node(String name) {
      sender = sender(name);
      thread =
          Thread.ofVirtual()
              .start(() -> {
                while (!closing.get()) {
                  if (sender.round() == 0) {
                    LockSupport.parkNanos(1_000_000);
                  }
                }
              });
    }

    @Override
    public void close() {
      closing.set(true);
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      sender.close();
    }
  }

  @Test
  void everybodyGetsOneTextWithinHoursHoweverTheClockJumps() {
    var phones =
        Stream.iterate(0, n -> n + 1).limit(ALL).map(n -> "+12137" + (100_000 + n)).toList();
    long run = LedgerRun.start(DB.database(), "72347", phones, LA.getId(), NOON);
    try (var two = new Node("two")) {
      var one = new Node("one");
      for (var step :
          List.of(
              Duration.ofHours(1), Duration.ofDays(1), Duration.ofHours(-1), Duration.ofDays(-1))) {
        anotherFew(run);
        now = now.plus(step);
      }
      now = NIGHT;
      quiet(run);
      one.close();
      one = new Node("one, restarted");
      now = NOON.minus(Duration.ofHours(2));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> {
            TallyChecks.assertWhole(DB.database(), run, ALL);
            return count(run, "accepted") == ALL;
          });
      one.close();
      assertThat(two.thread.isAlive()).isTrue();
    }
    assertThat(carrier.to).containsExactlyInAnyOrderElementsOf(phones);
    assertThat(left(run))
        .hasSize(ALL)
        .allMatch(at -> ExpectedQuietHours.allow(List.of(LA), "", at));
  }

  private void anotherFew(long run) {
    int before = carrier.to.size();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> carrier.to.size() > Math.min(before + 20, ALL - 1));
    TallyChecks.assertWhole(DB.database(), run, ALL);
  }

  /// What was claimed before the jump is recorded, and nothing more leaves.
  private void quiet(long run) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> count(run, "claimed") == 0);
    int before = carrier.to.size();
    assertThat(before).isLessThan(ALL);
    Awaitility.await()
        .during(Duration.ofMillis(500))
        .atMost(Duration.ofSeconds(2))
        .until(() -> carrier.to.size() == before);
  }

  private static int count(long run, String state) {
    return DB.database()
        .with(handle ->
            handle
                .createQuery("select count(*) from outbox where run_id = :run and state = :state")
                .bind("run", run)
                .bind("state", state)
                .mapTo(Integer.class)
                .one());
  }

  private static List<Instant> left(long run) {
    return DB.database()
        .with(handle ->
            handle
                .createQuery(
                    "select left_at from outbox where run_id = :run and left_at is not null")
                .bind("run", run)
                .mapTo(Instant.class)
                .list());
  }

  private BlastSender sender(String node) {
    var clocks = new Clocks(() -> now, InstantSource.system());
    var setup =
        new BlastSender.Setup(
            new SegmentPace.Speed("72347", 100),
            QuietHours.builtIn(),
            3,
            100,
            new ClaimTerms(node, clocks, Duration.ofSeconds(10)));
    var refusals =
        new CarrierRefusals(
            code -> new CarrierError(code, "told", CarrierError.Action.SHOW),
            new RunRefusals(clocks.campaign()),
            clocks);
    return new BlastSender(DB.database(), new SegmentPace(redis), carrier, refusals, setup);
  }
}
