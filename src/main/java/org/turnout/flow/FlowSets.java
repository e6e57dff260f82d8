package org.turnout.flow;

import java.util.Optional;

/// Every flow set that a conversation may still be on, in memory.
public interface FlowSets {
  /// What new conversations begin on.
  FlowSet current();

  /// An earlier (or the current) version by its hash.
  Optional<FlowSet> version(String hash);
}
