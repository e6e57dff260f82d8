package org.turnout.people;

import java.time.Instant;

/// Whether a broadcast may leave for somebody now.
public sealed interface BroadcastWindow {
  /// It may, until `closes`; at that instant it may no more.
  record Open(Instant closes) implements BroadcastWindow {}

  /// It may not before `opens`.
  record Closed(Instant opens) implements BroadcastWindow {}

  /// There is no moment at which all rules allow it, or nobody knows where the person is.
  record Never() implements BroadcastWindow {}
}
