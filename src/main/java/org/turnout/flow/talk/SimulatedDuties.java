package org.turnout.flow.talk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the person wants to do at each place of a simulated campaign, and where there is room for
/// one kind of duty only.
final class SimulatedDuties {
  private static final String SEAT = "seat";

  private final Map<String, String> wanted = new HashMap<>();
  private final Map<String, Boolean> seatsOnly = new HashMap<>();

  void assign(String place, String duty) {
    wanted.put(place, duty);
  }

  Optional<String> of(String place) {
    return Optional.ofNullable(wanted.get(place));
  }

  /// From now on there is room in seated jobs only, or only on one's feet.
  void only(String place, boolean seats) {
    seatsOnly.put(place, seats);
  }

  boolean fits(String place, Optional<String> duty) {
    var only = seatsOnly.get(place);
    return only == null || only == duty.filter(SEAT::equals).isPresent();
  }
}
