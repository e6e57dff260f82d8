package org.turnout.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Failed tries by where they came from, so that guessing is slow and a flood of it cheap. Kept in
/// memory, by node: the keys themselves are what cannot be guessed.
public final class FailedTries {
  /// Places beyond this many push out the ones that have been quiet the longest.
  private static final int PLACES = 10_000;

  private final int allowed;
  private final Duration within;
  private final InstantSource machine;
  private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true);

  /// Five in a minute: more than a person's typing errors, nothing for a machine.
  public FailedTries(InstantSource machine) {
    this(5, Duration.ofMinutes(1), machine);
  }

  FailedTries(int allowed, Duration within, InstantSource machine) {
    this.allowed = allowed;
    this.within = within;
    this.machine = machine;
  }

  /// How long this place must wait before it may try again: zero when it may now.
  public synchronized Duration wait(String place) {
    Deque<Instant> failed = failures.get(place);
    Instant now = machine.instant();
    if (failed == null) {
      return Duration.ZERO;
    }
    while (!failed.isEmpty() && !failed.getFirst().plus(within).isAfter(now)) {
      failed.removeFirst();
    }
    return failed.size() < allowed
        ? Duration.ZERO
        : Duration.between(now, failed.getFirst().plus(within));
  }

  /// One more that was wrong.
  public synchronized void failed(String place) {
    Deque<Instant> failed = failures.computeIfAbsent(place, _ -> new ArrayDeque<>());
    failed.addLast(machine.instant());
    while (failed.size() > allowed) {
      failed.removeFirst();
    }
    if (failures.size() > PLACES) {
      failures.remove(failures.keySet().iterator().next());
    }
  }
}
