package org.turnout.roster;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.turnout.roster.Roster.Shift;

/// Days at one site that follow each other with shifts on each.
///
/// @param first whether nothing of the roster comes before them at the site
/// @param starts when shifts begin, by the site's clock
record LineDays(boolean first, NavigableSet<LocalDateTime> starts) {
  LocalDateTime begin() {
    return starts.first();
  }

  LocalDate lastDay() {
    return starts.last().toLocalDate();
  }

  private boolean holds(LocalDate day) {
    return !day.isBefore(begin().toLocalDate()) && !day.isAfter(lastDay());
  }

  /// The ones that a day belongs to.
  static Optional<LineDays> of(List<LineDays> all, LocalDate day) {
    return all.stream().filter(days -> days.holds(day)).findFirst();
  }

  /// All of a roster, by site, in order.
  static TreeMap<String, List<LineDays>> bySite(List<Shift> shifts) {
    var all = new TreeMap<String, List<LineDays>>();
    shifts.stream()
        .collect(groupingBy(Shift::site))
        .forEach((site, there) -> all.put(site, of(there.stream().map(Shift::starts).toList())));
    return all;
  }

  /// Those of one site, in order.
  ///
  /// @param starts when its shifts begin, in any order
  static List<LineDays> of(Collection<LocalDateTime> starts) {
    var all = new ArrayList<LineDays>();
    for (var shift : starts.stream().sorted().toList()) {
      var newest = all.isEmpty() ? null : all.getLast();
      if (newest == null || newest.lastDay().plusDays(1).isBefore(shift.toLocalDate())) {
        newest = new LineDays(all.isEmpty(), new TreeSet<>());
        all.add(newest);
      }
      newest.starts().add(shift);
    }
    return List.copyOf(all);
  }
}
