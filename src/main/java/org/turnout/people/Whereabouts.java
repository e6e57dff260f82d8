package org.turnout.people;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;

/// Every place where a person may be, by what we know.
///
/// @param zones every possible time zone, the likeliest first; empty when nothing is known
/// @param states every possible state, by its two capitals, for the rules of states
public record Whereabouts(SequencedSet<ZoneId> zones, Set<String> states) {
  /// Nothing is known, so nothing may be sent that has hours.
  public static final Whereabouts NOWHERE = new Whereabouts(new LinkedHashSet<>(), Set.of());

  public Whereabouts {
    zones = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(zones));
    states = Set.copyOf(states);
  }
}
