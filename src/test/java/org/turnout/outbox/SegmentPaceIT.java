package org.turnout.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.redis.LuaScript;
import org.turnout.redis.RedisLimits;
import org.turnout.redis.RedisPool;
import org.turnout.testkit.TestServers;

/// One pace for all who ask.
class SegmentPaceIT {
  private static final Duration PATIENT = Duration.ofSeconds(10);

  @AutoClose
  private final RedisPool redis =
      RedisPool.open(TestServers.redisUrl(), new RedisLimits(4, PATIENT, PATIENT));

  private final SegmentPace pace = new SegmentPace(redis);

  @Test
  void twoNodesTogetherStayBelowThePace() {
    var speed = new SegmentPace.Speed("72347", 1_000);
    var slots = new ArrayList<Long>();
    long until = System.nanoTime() + 1_500_000_000L;
    var other = new SegmentPace(redis);
    for (int i = 0; System.nanoTime() < until; i++) {
      take(i % 2 == 0 ? pace : other, speed, OptionalInt.empty(), slots);
    }
    slots.sort(null);
    assertThat(slots.size()).isBetween(1_400, 1_700);
    assertThat(mostIn(slots, 1_000_000_000L)).isLessThanOrEqualTo(1_050);
  }

  @Test
  void aThrottleHoldsForTextsThatAreLongerThanWhatWasGranted() {
    var speed = new SegmentPace.Speed("72344", 1_000);
    var throttle = OptionalInt.of(40);
    long began = System.nanoTime();
    long until = began + 2_000_000_000L;
    int left = 0;
    while (System.nanoTime() < until) {
      switch (pace.take(speed, 7, throttle).orElseThrow()) {
        case SegmentPace.Answer.Wait(Duration time) -> LockSupport.parkNanos(time.toNanos());
        case SegmentPace.Answer.Slots slots -> {
          int claimed = 7; // one long text, whatever was granted
          left += claimed;
          pace.giveBack(speed, 7, throttle, slots, slots.segments() - claimed);
        }
      }
    }
    // Two seconds of it, and one text that may begin in the last slot.
    assertThat(left).isBetween(60, 2 * 40 + 7 + 4);
  }

  @Test
  void aWipedRedisBringsNoBurst() {
    var speed = new SegmentPace.Speed("72346", 1_000);
    var slots = new ArrayList<Long>();
    long until = System.nanoTime() + 2_000_000_000L;
    long wipe = 0;
    while (System.nanoTime() < until) {
      if (System.nanoTime() > wipe) {
        assertThat(redis.run(new LuaScript("return redis.call('FLUSHDB')"), List.of(), List.of()))
            .isPresent();
        wipe = System.nanoTime() + 250_000_000;
      }
      take(pace, speed, OptionalInt.empty(), slots);
    }
    slots.sort(null);
    assertThat(slots.size()).isGreaterThan(1_000);
    assertThat(mostIn(slots, 1_000_000_000L)).isLessThanOrEqualTo(1_050);
  }

  @Test
  void aThrottledRunHasLess() {
    var speed = new SegmentPace.Speed("72347", 1_000);
    var slots = new ArrayList<Long>();
    long until = System.nanoTime() + 1_000_000_000L;
    while (System.nanoTime() < until) {
      take(pace, speed, OptionalInt.of(50), slots);
    }
    assertThat(slots.size()).isBetween(45, 60);
  }

  @Test
  void blastsWaitForWhatRepliesWereCharged() {
    var speed = new SegmentPace.Speed("72348", 100);
    pace.charge(speed, 200);
    assertThat(pace.take(speed, 1, OptionalInt.empty()))
        .hasValueSatisfying(answer ->
            assertThat(((SegmentPace.Answer.Wait) answer).time().toMillis())
                .isBetween(1_500L, 2_000L));
  }

  @Test
  void slotsThatFoundNoTextAreGivenBackOnce() {
    var speed = new SegmentPace.Speed("72349", 1);
    var slots = (SegmentPace.Answer.Slots) pace.take(speed, 1, OptionalInt.empty()).orElseThrow();
    pace.giveBack(speed, 7, OptionalInt.empty(), slots, 1);
    pace.giveBack(speed, 7, OptionalInt.empty(), slots, 1);
    LockSupport.parkNanos(200_000_000); // a bucket that was not there begins 100 ms ahead
    assertThat(pace.take(speed, 1, OptionalInt.empty()))
        .hasValueSatisfying(
            answer -> assertThat(answer).isInstanceOf(SegmentPace.Answer.Slots.class));
    assertThat(pace.take(speed, 1, OptionalInt.empty()))
        .hasValueSatisfying(
            answer -> assertThat(answer).isInstanceOf(SegmentPace.Answer.Wait.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'SET', KEYS[1], 'junk'",
        "'RPUSH', KEYS[1], 'junk'",
        "'HSET', KEYS[1], 'next', 'junk', 'debt', 'junk'",
        "'HSET', KEYS[1], 'next', '9e99', 'debt', '9e99'",
        "'HSET', KEYS[1], 'next', 'nan', 'debt', '-9e99'"
      })
  void junkUnderTheKeyOfAPaceIsNoneAndStopsNothing(String junk) {
    var speed = new SegmentPace.Speed("72345", 100);
    var spoil = new LuaScript("redis.call('DEL', KEYS[1]) return redis.call(" + junk + ")");
    redis.run(spoil, List.of("{pace:72345}"), List.of());
    assertThat(pace.take(speed, 1, OptionalInt.empty()))
        .hasValueSatisfying(
            answer -> assertThat(answer).isInstanceOf(SegmentPace.Answer.Slots.class));
    redis.run(spoil, List.of("{pace:72345}"), List.of());
    assertThat(pace.charge(speed, 50).toMillis()).isBetween(400L, 500L);
    assertThat(pace.take(speed, 1, OptionalInt.empty()))
        .hasValueSatisfying(
            answer -> assertThat(answer).isInstanceOf(SegmentPace.Answer.Wait.class));
  }

  private static void take(
      SegmentPace pace, SegmentPace.Speed speed, OptionalInt throttle, List<Long> slots) {
    switch (pace.take(speed, 7, throttle).orElseThrow()) {
      case SegmentPace.Answer.Wait wait -> LockSupport.parkNanos(wait.time().toNanos());
      case SegmentPace.Answer.Slots given -> {
        for (int i = 0; i < given.segments(); i++) {
          slots.add(given.first() + (long) (i * given.apart()));
        }
      }
    }
  }

  private static int mostIn(List<Long> sorted, long window) {
    int most = 0;
    for (int from = 0, to = 0; to < sorted.size(); to++) {
      while (sorted.get(to) - sorted.get(from) >= window) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }
}
