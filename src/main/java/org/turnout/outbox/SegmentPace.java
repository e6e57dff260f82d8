package org.turnout.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.turnout.redis.LuaScript;
import org.turnout.redis.RedisPool;

/// The pace of our senders, in segments a second, kept in Redis for all nodes together.
///
/// Blasts ask before they claim and get evenly spread slots; replies do not wait but are charged,
/// so that blasts give way to them.
public final class SegmentPace {
  /// How far ahead slots are granted: what a node holds and a crash would leave uncertain.
  public static final Duration AHEAD = Duration.ofMillis(100);

  private static final LuaScript TAKE = LuaScript.resource(SegmentPace.class, "pace.lua");
  private static final LuaScript CHARGE = LuaScript.resource(SegmentPace.class, "charge.lua");
  private static final double MICROS = 1_000_000;

  private final RedisPool redis;

  public SegmentPace(RedisPool redis) {
    this.redis = redis;
  }

  /// A sender and how fast it may go.
  ///
  /// @param perSecond segments
  public record Speed(String sender, int perSecond) {
    /// What fits into the time that slots are granted ahead.
    public int ahead() {
      return Math.max(1, (int) (perSecond * AHEAD.toMillis() / 1_000));
    }

    private String key() {
      return "{pace:" + sender + "}";
    }
  }

  /// An answer to [#take].
  public sealed interface Answer {
    /// Slots, the first at `first` (of [System#nanoTime()]), `apart` nanoseconds from one to the
    /// next.
    record Slots(int segments, long first, double apart, String bucket) implements Answer {}

    /// None yet.
    record Wait(Duration time) implements Answer {}
  }

  /// Asks for slots, a fair batch of them at a time.
  ///
  /// @param throttle the run's own pace, if it has one
  /// @return empty while Redis is away
  public Optional<Answer> take(Speed speed, long run, OptionalInt throttle) {
    int slower = Math.min(speed.perSecond(), throttle.orElse(Integer.MAX_VALUE));
    int wanted = new Speed(speed.sender(), slower).ahead();
    List<Object> values = new ArrayList<>();
    values.addAll(List.of(wanted, Math.max(1, wanted / 2), AHEAD.toNanos() / 1_000));
    values.addAll(apart(speed, throttle));
    long asked = System.nanoTime();
    return redis
        .run(TAKE, keys(speed, run, throttle), bytes(values))
        .map(answer -> read((List<?>) answer, asked));
  }

  /// The sender's bucket, and a run's own when it is throttled.
  private static List<String> keys(Speed speed, long run, OptionalInt throttle) {
    return throttle.isPresent()
        ? List.of(speed.key(), speed.key() + ":" + run)
        : List.of(speed.key());
  }

  private static List<Double> apart(Speed speed, OptionalInt throttle) {
    double own = MICROS / speed.perSecond();
    return throttle.isPresent()
        ? List.of(own, MICROS / Math.min(speed.perSecond(), throttle.getAsInt()))
        : List.of(own);
  }

  private static Answer read(List<?> answer, long asked) {
    int granted = Math.toIntExact((Long) answer.get(0));
    long micros = (Long) answer.get(1);
    if (granted == 0) {
      return new Answer.Wait(Duration.ofNanos(micros * 1_000));
    }
    // Redis read its clock somewhere between the question and now.
    long middle = asked + (System.nanoTime() - asked) / 2;
    return new Answer.Slots(
        granted,
        middle + micros * 1_000,
        (Long) answer.get(2),
        new String((byte[]) answer.get(3), US_ASCII));
  }

  /// Gives back slots that found no text, unless somebody was granted later ones; or charges what
  /// was claimed beyond them: one long text may be more than was granted.
  ///
  /// @param segments below zero for those claimed beyond
  public void giveBack(
      Speed speed, long run, OptionalInt throttle, Answer.Slots slots, int segments) {
    if (segments != 0) {
      charge(
          keys(speed, run, throttle),
          -segments,
          segments > 0 ? slots.bucket() : "",
          apart(speed, throttle));
    }
  }

  /// Charges texts that have not waited for the pace. Does nothing while Redis is away.
  ///
  /// @return how long the pace is taken from now on, zero while Redis is away
  Duration charge(Speed speed, int segments) {
    return charge(List.of(speed.key()), segments, "", apart(speed, OptionalInt.empty()));
  }

  private Duration charge(List<String> keys, int segments, String bucket, List<Double> apart) {
    List<Object> values = new ArrayList<>(List.of(segments, bucket));
    values.addAll(apart);
    return redis
        .run(CHARGE, keys, bytes(values))
        .map(micros -> Duration.ofNanos((Long) micros * 1_000))
        .orElse(Duration.ZERO);
  }

  private static List<byte[]> bytes(List<?> values) {
    return values.stream().map(value -> value.toString().getBytes(US_ASCII)).toList();
  }
}
