package org.turnout.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.channel.Carrier;
import org.turnout.channel.CarrierError;
import org.turnout.channel.LoggedText;
import org.turnout.channel.OutboundText;
import org.turnout.channel.SendResult;
import org.turnout.embedded.TestDatabase;
import org.turnout.embedded.TestServers;
import org.turnout.people.QuietHours;
import org.turnout.redis.RedisPool;

/// One sender, from the ledger to a carrier that answers as told.
class BlastSenderIT {
  private static final AtomicInteger PHONES = new AtomicInteger(1_000);
  private static final Instant NOON = Instant.parse("2026-10-06T19:00:00Z");
  private static final String LA = "America/Los_Angeles";

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  @AutoClose private final RedisPool redis = RedisPool.open(TestServers.redisUrl());

  private final Told carrier = new Told();
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
    var setup =
        new BlastSender.Setup(
            new Pace.Speed(sender, 500),
            QuietHours.builtIn(),
            3,
            Duration.ofSeconds(10),
            100,
            node,
            new Timekeeping(() -> campaign.instant(), () -> machine.instant()));
    var refusals = new Refusals(code -> new CarrierError(code, "told", CarrierError.Action.SHOW));
    return new BlastSender(DB.database(), new Pace(redis), carrier, refusals, setup);
  }

  private long run;

  @AfterEach
  void everybodyIsAccountedFor() {
    Tallies.assertWhole(DB.database(), run, phones.size());
  }

  @Test
  void everybodyGetsItOnceThoughTwoNodesSend() {
    run = TestRun.start(DB.database(), sender, phones, LA, NOON);
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
