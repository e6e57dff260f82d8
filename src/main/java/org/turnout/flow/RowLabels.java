package org.turnout.flow;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turnout.language.Option;

/// How the rows of a question read, and by what else each is known: its day, its hours, its place.
///
/// @param writer writes a row as it is shown
record RowLabels(QuestionWriter writer, Step.Ask ask, List<Value.Row> rows)
    implements AnswerMatcher.Labels {
  RowLabels {
    rows = List.copyOf(rows);
  }

  @Override
  public List<Option> options() {
    return ask.type().orElse(null) instanceof AnswerType.Choice choice
        ? rows.stream().map(row -> option(choice, row)).toList()
        : List.of();
  }

  private Option option(AnswerType.Choice choice, Value.Row row) {
    var also = new ArrayList<String>();
    if (row.fields().get("site") instanceof Value.Text(String site)) {
      also.add(site); // the first alias of a place is where it is
    } else {
      also.add(row.id());
    }
    row.fields()
        .values()
        .forEach(value -> {
          if (value instanceof Value.Text(String text)) {
            also.addAll(List.of(text.split(",", -1)));
          }
        });
    return new Option(
        writer.label(choice, row), also, day(row), time(row, "start"), time(row, "end"));
  }

  private static Optional<LocalDate> day(Value.Row row) {
    return row.fields().get("day") instanceof Value.Day(LocalDate day)
        ? Optional.of(day)
        : Optional.empty();
  }

  private static Optional<LocalTime> time(Value.Row row, String field) {
    return row.fields().get(field) instanceof Value.Clock(LocalTime time)
        ? Optional.of(time)
        : Optional.empty();
  }
}
