package org.turnout.redis;

import java.time.Duration;

/// How much of Redis one node uses, and how long it waits for it.
///
/// @param connections open at most, per server
/// @param permit how long a caller waits for its turn
/// @param timeout for connecting and for each answer
public record RedisLimits(int connections, Duration permit, Duration timeout) {
  /// An answer takes 20 µs; a caller that has waited a quarter of a second is better served by the
  /// record.
  public static final RedisLimits USUAL =
      new RedisLimits(16, Duration.ofMillis(250), Duration.ofMillis(250));
}
