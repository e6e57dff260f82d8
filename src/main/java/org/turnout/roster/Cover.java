package org.turnout.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Whom a roster asks when somebody is missing, as its file says it.
///
/// @param within a place that is given back so long before its start, or later, is covered
/// @param deadline how long each one who is asked has
/// @param nearer how long they have near the start and after it, the last hours first
/// @param least nobody is asked to come for less time than that
/// @param flow what asks them
public record Cover(
    Duration within,
    Duration deadline,
    List<Roster.Line.Nearer> nearer,
    Duration least,
    String flow) {
  static final String USUAL_FLOW = "cover_asked";

  public Cover {
    nearer = List.copyOf(nearer);
  }

  /// Whether somebody who comes now still helps.
  boolean helps(PlaceRow place, Instant now) {
    return !place.closed() && now.isBefore(lastCall(place));
  }

  /// Whether a place that was given back now is covered: the line had nobody for it.
  boolean late(PlaceRow place, Instant now) {
    return helps(place, now) && !now.isBefore(place.starts().minus(within));
  }

  /// Until when one who is asked now has it.
  Instant until(PlaceRow place, Instant now) {
    var left = Duration.between(now, place.starts());
    var held =
        nearer.stream()
            .filter(it -> left.compareTo(it.within()) <= 0)
            .findFirst()
            .map(Roster.Line.Nearer::deadline)
            .orElse(deadline);
    var until = now.plus(held);
    return until.isBefore(lastCall(place)) ? until : lastCall(place);
  }

  private Instant lastCall(PlaceRow place) {
    return place.ends().minus(least);
  }
}
