package org.turnout.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.turnout.time.CalendarDay;
import org.turnout.transfer.RejectedValue;

/// One row of a file of shifts or people.
///
/// @param line the file's first being 1
/// @param cells column to its text; blank ones left out
record SheetRow(long line, Map<String, String> cells) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

  Optional<String> text(String column) {
    // What an export writes so that a spreadsheet runs nothing.
    return Optional.ofNullable(cells.get(column))
        .map(words -> words.matches("'[=+\\-@].*") ? words.substring(1) : words);
  }

  String needed(String column) throws RejectedValue {
    return text(column).orElseThrow(() -> new RejectedValue(column, "is empty"));
  }

  Optional<LocalDate> day() throws RejectedValue {
    return read("day", "a day such as 2026-10-12", CalendarDay::parse);
  }

  Optional<LocalTime> time(String column) throws RejectedValue {
    return read(column, "a time such as 6:00", words -> LocalTime.parse(words, TIME));
  }

  Optional<Integer> seats() throws RejectedValue {
    return read("seats", "a number", Integer::valueOf);
  }

  Optional<Integer> room() throws RejectedValue {
    return read("room", "a number", Integer::valueOf);
  }

  private <T> Optional<T> read(String column, String like, Function<String, T> how)
      throws RejectedValue {
    try {
      return text(column).map(how);
    } catch (DateTimeException | NumberFormatException _) {
      throw new RejectedValue(column, "this is not " + like);
    }
  }

  /// The name of the shift that it is about: as it says, or made of site, day and start.
  String shift() throws RejectedValue {
    var named = text("shift");
    if (named.isPresent()) {
      return named.get();
    }
    var day = day().orElseThrow(() -> new RejectedValue("day", "is empty"));
    var start = time("start").orElseThrow(() -> new RejectedValue("start", "is empty"));
    return RosterFile.slug(needed("site"), day, start);
  }

  /// Never who it is about.
  @Override
  public String toString() {
    return "SheetRow[" + line + "]";
  }
}
