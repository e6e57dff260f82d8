package org.turnout.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;

/// An answer, a fact or a field of a record: everything a flow can name.
public sealed interface Value {
  /// In plain words, as tables keep it: a row is its id. How it reads in a text is for the language
  /// to say.
  default String plain() {
    return switch (this) {
      case Text(var text) -> text;
      case Number(var number) -> Long.toString(number);
      case Flag(var flag) -> flag ? "yes" : "no";
      case Day(var day) -> day.toString();
      case Clock(var time) -> time.toString();
      case Moment(var moment) -> moment.toString();
      case Photo(var id) -> Long.toString(id);
      case Row(var id, _) -> id;
    };
  }

  /// As one word that actions and facts are given: a flag as conditions write it.
  default String word() {
    return this instanceof Flag(boolean flag) ? Boolean.toString(flag) : plain();
  }

  /// Words as the member wrote them, trimmed.
  record Text(String text) implements Value {
    /// Members' words stay out of logs.
    @Override
    public String toString() {
      return "Text[" + text.length() + "]";
    }
  }

  /// A whole number.
  record Number(long number) implements Value {}

  /// Yes or no.
  record Flag(boolean flag) implements Value {}

  /// A calendar day.
  record Day(LocalDate day) implements Value {}

  /// A time of day.
  record Clock(LocalTime time) implements Value {}

  /// A moment, shown in the person's zone.
  record Moment(Instant moment) implements Value {}

  /// A photo that came in, by its number in our own records.
  record Photo(long id) implements Value {}

  /// One row of a list (a shift, a site), with the fields that texts may name: `{shift.captain}`.
  record Row(String id, Map<String, Value> fields) implements Value {
    public Row {
      fields = Map.copyOf(fields);
    }

    /// Whether there is no room in it: it is not listed, but it can be named.
    boolean isFull() {
      return fields.get("full") instanceof Flag(boolean full) && full;
    }
  }
}
