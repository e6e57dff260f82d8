package org.turnout.people;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;

/// The hours of broadcasts as a lawyer would say them, written a second time and by hand: what the
/// program's table and arithmetic are judged by.
public final class ExpectedQuietHours {
  private ExpectedQuietHours() {}

  /// Whether a broadcast may leave for somebody in any of these zones, under one state's law.
  ///
  /// @param state two capitals; empty for a state without hours of its own
  public static boolean allow(Collection<ZoneId> zones, String state, Instant at) {
    return zones.stream()
        .map(at::atZone)
        .allMatch(there -> allow(state, there.getDayOfWeek(), there.toLocalTime()));
  }

  /// Whether a wall clock of this state allows it.
  static boolean allow(String state, DayOfWeek day, LocalTime time) {
    boolean sunday = day == DayOfWeek.SUNDAY;
    boolean weekend = sunday || day == DayOfWeek.SATURDAY;
    return switch (state) {
      case "AL", "FL", "LA", "MA", "MD", "MS", "NJ", "OK", "TN", "WA" -> within(time, 8, 20);
      case "CT", "NV" -> within(time, 9, 20);
      case "RI" -> weekend ? within(time, 10, 17) : within(time, 9, 18);
      case "TX" -> within(time, sunday ? 12 : 9, 21);
      default -> within(time, 8, 21);
    };
  }

  private static boolean within(LocalTime time, int from, int until) {
    return time.getHour() >= from && time.getHour() < until;
  }
}
