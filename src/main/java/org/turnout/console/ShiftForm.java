package org.turnout.console;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.turnout.access.ServiceResult.FieldError;
import org.turnout.roster.ShiftMove;
import org.turnout.time.CalendarDay;

/// What was typed into a form about a shift, and what of it can't be read.
///
/// @param typed what to show again if it is not taken
record ShiftForm(Map<String, String> typed, List<FieldError> errors) {
  private static final List<String> FIELDS =
      List.of(
          "day", "start", "end", "meet", "room", "seats", "seated", "name", "phone", "reason",
          "who", "to");

  static ShiftForm of(Context context) {
    var typed = new TreeMap<String, String>();
    for (String field : FIELDS) {
      Optional.ofNullable(context.formParam(field))
          .ifPresent(value -> typed.put(field, value.strip()));
    }
    return new ShiftForm(typed, new ArrayList<>());
  }

  String text(String field) {
    return typed.getOrDefault(field, "");
  }

  Optional<String> maybe(String field) {
    return Optional.of(text(field)).filter(words -> !words.isEmpty());
  }

  /// What is to be different; what can't be read is in `errors`.
  ShiftMove move() {
    return new ShiftMove(
        Optional.empty(),
        read("day", "a day such as 2026-10-12", CalendarDay::parse),
        read("start", "a time such as 07:00", LocalTime::parse),
        read("end", "a time such as 11:00", LocalTime::parse),
        maybe("meet"));
  }

  /// How many of them are seated jobs; empty leaves that as it is.
  Optional<Integer> seats() {
    return read("seats", "a number", Integer::valueOf);
  }

  int room() {
    return read("room", "a number", Integer::valueOf).orElse(-1);
  }

  private <T> Optional<T> read(String field, String like, Function<String, T> how) {
    try {
      return maybe(field).map(how);
    } catch (DateTimeException | NumberFormatException _) {
      errors.add(new FieldError(field, "this is not " + like));
      return Optional.empty();
    }
  }
}
