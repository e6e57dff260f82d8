package org.turnout.lab.strike;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds out who got each place that was given back.
final class FreedPlaces {
  /// A place that somebody gave back.
  record Free(long place, LocalDate day, Instant at) {}

  /// Somebody got a place.
  ///
  /// @param offer empty for who signed up
  record Taken(long place, Instant at, Optional<Offer> offer) {}

  /// A place was put to somebody.
  ///
  /// @param by `waitlist` or `cover`
  record Offer(String by, Instant at) {}

  private FreedPlaces() {}

  /// A place that was put to somebody is the last one that was free by then; who signs up gets the
  /// one that was free longest.
  ///
  /// @param free in the order of their times, as `taken`
  static List<StrikeLedger.Freed> paired(List<Free> free, List<Taken> taken) {
    var open = new ArrayList<>(free);
    Map<Free, Taken> by = new HashMap<>();
    for (var one : taken) {
      Instant before = one.offer().map(Offer::at).orElse(one.at());
      var candidates =
          open.stream().filter(it -> it.place() == one.place() && !it.at().isAfter(before));
      var order = Comparator.comparing(Free::at);
      (one.offer().isPresent() ? candidates.max(order) : candidates.min(order))
          .ifPresent(it -> {
            open.remove(it);
            by.put(it, one);
          });
    }
    return free.stream().map(it -> freed(it, Optional.ofNullable(by.get(it)))).toList();
  }

  private static StrikeLedger.Freed freed(Free free, Optional<Taken> taken) {
    return new StrikeLedger.Freed(
        free.day(),
        free.at(),
        taken.map(it -> it.offer().map(Offer::by).orElse("sign-up")).orElse(""),
        taken.map(it -> Duration.between(free.at(), it.at())));
  }
}
