package org.turnout.flow.talk;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.turnout.language.Emergency;

/// When a person of a talk was last told what to do in a danger.
final class SimulatedDangers {
  /// The text of a kind is said at most this often.
  private static final Duration TELL_EVERY = Duration.ofMinutes(10);

  private final Map<Emergency, Instant> told = new EnumMap<>(Emergency.class);

  /// Whether the text of this kind is said now; asking counts as saying it.
  boolean answer(Emergency kind, Instant now) {
    Instant last = told.get(kind);
    boolean says = last == null || !last.plus(TELL_EVERY).isAfter(now);
    if (says) {
      told.put(kind, now);
    }
    return says;
  }
}
