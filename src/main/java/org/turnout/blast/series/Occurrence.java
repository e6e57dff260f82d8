package org.turnout.blast.series;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.turnout.blast.series.SeriesStore.PastOccurrence;
import org.turnout.blast.text.BlastSchedule;

/// One time that a series is sent again, by its schedule.
///
/// @param on the day it is sent, in each recipient's local time
/// @param first when the first of their clocks reaches its time
/// @param over when the last of their clocks has left the day: it is never sent after that
public record Occurrence(LocalDate on, BlastSchedule.Slot slot, Instant first, Instant over) {
  /// A recurrence is planned this long before the first of its recipients' clocks reaches its time:
  /// long enough for a plan, the time to think again and a colleague who wants to stop it.
  private static final Duration AHEAD = Duration.ofHours(1);

  /// When it is planned.
  public Instant planned() {
    return first.minus(AHEAD);
  }

  /// Where members may be.
  static List<ZoneId> zones(Handle handle) {
    var zones =
        handle
            .createQuery("select zone from site union select zone from local")
            .mapTo(String.class)
            .list();
    return zones.isEmpty() ? List.of(ZoneOffset.UTC) : zones.stream().map(ZoneId::of).toList();
  }

  /// Those from one day to another of which nothing is noted yet, day by day.
  ///
  /// @param since a clock that had reached its time before this is none of the series' business
  static List<Occurrence> open(
      BlastSchedule every,
      LocalDate from,
      LocalDate to,
      List<ZoneId> zones,
      List<PastOccurrence> noted,
      Instant since) {
    var known = noted.stream().map(it -> it.on() + " " + it.slot()).collect(Collectors.toSet());
    LocalDate last = every.until().filter(until -> until.isBefore(to)).orElse(to);
    var found = new ArrayList<Occurrence>();
    for (LocalDate date = from; !date.isAfter(last); date = date.plusDays(1)) {
      for (var slot : every.slots()) {
        if (slot.on(date) && !known.contains(date + " " + slot.name())) {
          var recurrence = of(date, slot, zones);
          if (recurrence.first.isAfter(since)) {
            found.add(recurrence);
          }
        }
      }
    }
    return found;
  }

  private static Occurrence of(LocalDate date, BlastSchedule.Slot slot, List<ZoneId> zones) {
    return new Occurrence(
        date,
        slot,
        zones.stream()
            .map(zone -> date.atTime(slot.at()).atZone(zone).toInstant())
            .min(Instant::compareTo)
            .orElseThrow(),
        zones.stream()
            .map(zone -> date.plusDays(1).atStartOfDay(zone).toInstant())
            .max(Instant::compareTo)
            .orElseThrow());
  }
}
