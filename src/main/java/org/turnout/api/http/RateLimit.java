package org.turnout.api.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How many requests a token may make: so many at once, and then so many a second. Kept by each
/// node in memory; it protects the program from a loop, not a secret.
public final class RateLimit {
  private final int atOnce;
  private final double perSecond;
  private final InstantSource machine;
  private final Map<Long, Bucket> buckets = new ConcurrentHashMap<>();

  public RateLimit(int atOnce, double perSecond, InstantSource machine) {
    this.atOnce = atOnce;
    this.perSecond = perSecond;
    this.machine = machine;
  }

  private record Bucket(double left, Instant at, boolean granted) {}

  /// Takes one.
  ///
  /// @throws Refusal none is left; it says when there is one again
  public void take(long token) {
    Instant now = machine.instant();
    Bucket after = buckets.compute(token, (_, before) -> taken(before, now));
    if (!after.granted) {
      throw ApiError.of(
              ErrorCode.TOO_MANY, "this token asks too often", "wait a second between requests")
          .with("Retry-After", "1");
    }
  }

  private Bucket taken(@Nullable Bucket before, Instant now) {
    double left = before == null ? atOnce : Math.min(atOnce, refilled(before, now));
    return left < 1 ? new Bucket(left, now, false) : new Bucket(left - 1, now, true);
  }

  private double refilled(Bucket before, Instant now) {
    double seconds = Math.max(0, Duration.between(before.at, now).toNanos() / 1e9);
    return before.left + seconds * perSecond;
  }
}
