package org.turnout.language;

import java.time.LocalTime;
import java.util.Optional;

/// An hour and minute as written.
///
/// @param sure whether the writing itself says which half of the day
record ClockTime(int hour, int minute, boolean sure) {
  /// "7", "7:30", "07:30", "730", "1930", "15h30". A leading zero or an h says that all 24 hours
  /// are counted.
  static Optional<ClockTime> parse(String text) {
    int h = text.indexOf('h');
    int colon = Math.max(Math.max(text.indexOf(':'), text.indexOf('.')), h);
    String hours = colon >= 0 ? text.substring(0, colon) : text;
    String minutes = colon >= 0 ? text.substring(colon + 1) : "00";
    if (colon < 0 && (text.length() == 3 || text.length() == 4)) {
      hours = text.substring(0, text.length() - 2);
      minutes = text.substring(text.length() - 2);
    }
    if (!NumberParser.allDigits(hours)
        || !NumberParser.allDigits(minutes)
        || hours.length() > 2
        || minutes.length() != 2) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(hours);
    int minute = Integer.parseInt(minutes);
    boolean sure = h > 0 || (hours.length() == 2 && hours.charAt(0) == '0');
    return hour > 23 || minute > 59
        ? Optional.empty()
        : Optional.of(new ClockTime(hour, minute, sure));
  }

  /// Whether a time may be meant: a bare "6" is either half of the day.
  boolean fits(LocalTime time) {
    return time.getMinute() == minute
        && (time.getHour() == hour || (!sure && time.getHour() % 12 == hour % 12));
  }

  /// So many minutes later.
  ClockTime moved(int minutes) {
    int at = hour * 60 + minute + minutes;
    return new ClockTime(Math.floorDiv(at, 60), Math.floorMod(at, 60), sure);
  }

  /// The same, counted in 24 hours.
  ClockTime ofDay() {
    return new ClockTime(hour, minute, true);
  }

  /// The same in one half of the day.
  ClockTime in(boolean morning) {
    return hour > 12 ? ofDay() : new ClockTime(hour % 12 + (morning ? 0 : 12), minute, true);
  }

  LocalTime time() {
    return LocalTime.of(hour % 24, minute);
  }
}
