package org.turnout.language;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.LocalDate;
import java.util.Set;

/// The days that a text about a list names.
record DayMentions(Vocabulary vocabulary, DateParser dates) {
  /// Every day that is said; on a Monday "monday" is the one that the list has.
  ///
  /// @param listed the days of the list
  Set<LocalDate> on(Utterance said, LocalDate today, Set<LocalDate> listed) {
    boolean weekday = said.has(vocabulary.days()); // before the search explains it
    return dates.all(said, today).stream()
        .map(day -> {
          LocalDate next = day.plusWeeks(1);
          boolean later = day.equals(today) && !listed.contains(day) && listed.contains(next);
          return later && weekday ? next : day;
        })
        .collect(toUnmodifiableSet());
  }
}
