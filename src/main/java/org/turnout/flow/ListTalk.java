package org.turnout.flow;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.Conversation.Said;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.SystemText;

/// What is said at a list without choosing from it: a day that it does not have, another day than
/// the one that was chosen before, "what days DO you have". None of it is a miss.
record ListTalk(TurnContext table, FlowRuns runs, AnswerParser ear) {
  /// Whether the text was that, and has been answered.
  boolean handle(ParsedInput heard, Open open) {
    if (heard.isBlank()) {
      return false;
    }
    String days = ear.places().speaksOfDays(heard.text()) ? dayQuestion(open) : null;
    AnswerType.Choice choice =
        open.ask().type().orElse(null) instanceof AnswerType.Choice it ? it : null;
    if ((days != null || choice != null) && ear.places().asksForList(heard.text())) {
      table.trace("list again");
      runs.settle(open.run(), days == null ? again(open, "") : open.walk().again(days));
      return true;
    }
    return choice == null ? isDay(heard, open) : isTime(heard, open) || isDay(heard, open, choice);
  }

  /// Another day, named at a question behind the lists.
  private boolean isDay(ParsedInput heard, Open open) {
    String path = dayQuestion(open);
    if (path == null || ear.places().onlyDays(heard.text(), today(), Set.of()).isEmpty()) {
      return false;
    }
    StepMove.Rest rest = elsewhere(heard, open, path);
    if (rest != null) {
      table.trace("another day");
      runs.settle(open.run(), rest);
    }
    return true;
  }

  /// The hours named at a list of days are kept for the question that asks for them.
  private boolean isTime(ParsedInput heard, Open open) {
    List<Value.Row> shown = open.run().waiting().shown();
    boolean timed = shown.stream().anyMatch(row -> row.fields().containsKey("start"));
    if (timed || days(shown).isEmpty() || !ear.places().isOnlyTime(heard.text())) {
      return false;
    }
    FlowRunner walk = open.walk();
    walk.said(
        Optional.of(
            walk.said().map(it -> it.and(heard.text())).orElse(new Said(heard.text(), ""))));
    Map<String, String> names = Map.of("answers", heard.text().strip());
    runs.settle(open.run(), again(open, table.spoken().text(SystemText.NOTED, names)));
    return true;
  }

  private boolean isDay(ParsedInput heard, Open open, AnswerType.Choice choice) {
    return !ear.places().onlyDays(heard.text(), today(), Set.of()).isEmpty()
        && unlisted(heard, open, choice);
  }

  private boolean unlisted(ParsedInput heard, Open open, AnswerType.Choice choice) {
    ActionResult all = new QuestionWriter(table, open.walk()).look(choice);
    if (all == null) {
      return true; // the turn comes by again with the rows
    }
    Set<LocalDate> listed = days(all.rows());
    Set<LocalDate> named = ear.places().onlyDays(heard.text(), today(), listed);
    if (listed.isEmpty() || named.stream().anyMatch(listed::contains)) {
      return false;
    }
    String path = listed.size() == 1 ? dayQuestion(open) : null;
    StepMove.Rest rest =
        path == null ? again(open, notListed(named)) : elsewhere(heard, open, path);
    if (rest != null) {
      table.trace("another day");
      runs.settle(open.run(), rest);
    }
    return true;
  }

  /// The list of one day, where another is named: the question for the day takes it.
  private StepMove.@Nullable Rest elsewhere(ParsedInput heard, Open open, String path) {
    FlowRunner walk = open.walk();
    if (!says(heard.text(), walk, path)) {
      return null;
    }
    walk.top().forgetFrom(path);
    walk.said(Optional.of(new Said(ear.places().withoutDoubts(heard.text()), "")));
    return walk.go(path);
  }

  /// Says which of the days that a text names the list of a question does not have, if it has none
  /// of them.
  ///
  /// @param path of a question with a list of days
  /// @return false when the records have yet to be asked
  boolean says(String text, FlowRunner walk, String path) {
    if (!(walk.top().flow.steps().get(path) instanceof Step.Ask ask)
        || !(ask.type().orElse(null) instanceof AnswerType.Choice choice)) {
      return true;
    }
    ActionResult all = new QuestionWriter(table, walk).look(choice);
    if (all == null) {
      return false;
    }
    Set<LocalDate> listed = days(all.rows());
    Set<LocalDate> named = ear.places().days(text, today(), listed);
    if (!listed.isEmpty() && !named.isEmpty() && named.stream().noneMatch(listed::contains)) {
      table.says(notListed(named), List.of(), false);
    }
    return true;
  }

  /// Says which of the days that a text names a list does not have, when it has another of them.
  void saysMissing(String text, List<Value.Row> rows) {
    Set<LocalDate> listed = days(rows);
    Set<LocalDate> named = listed.size() < 2 ? Set.of() : ear.places().days(text, today(), listed);
    Set<LocalDate> missing =
        named.stream().filter(day -> !listed.contains(day)).collect(toUnmodifiableSet());
    if (!missing.isEmpty() && missing.size() < named.size()) {
      table.says(notListed(missing), List.of(), false);
    }
  }

  private String notListed(Set<LocalDate> named) {
    var formats = ValueFormats.of(table.language());
    String days = named.stream().sorted().map(day -> formats.day(day)).collect(joining(", "));
    return table.spoken().text(SystemText.NOT_LISTED, Map.of("days", days)).strip();
  }

  private StepMove.Rest again(Open open, String before) {
    return new QuestionWriter(table, open.walk())
        .again(open.ask(), open.run().waiting(), before.strip());
  }

  /// The question before that was answered with a day.
  static @Nullable String dayQuestion(Open open) {
    FrameState here = open.walk().top();
    for (String path : here.trail.reversed()) {
      if (here.flow.steps().get(path) instanceof Step.Ask ask
          && here.answers.get(ask.name()) instanceof Value.Row row
          && row.fields().containsKey("day")
          && !row.fields().containsKey("start")) {
        return path;
      }
    }
    return null;
  }

  private static Set<LocalDate> days(List<Value.Row> rows) {
    return rows.stream()
        .map(row -> row.fields().get("day"))
        .filter(Value.Day.class::isInstance)
        .map(day -> ((Value.Day) day).day())
        .collect(toUnmodifiableSet());
  }

  private LocalDate today() {
    return table.now.atZone(table.facts.zone()).toLocalDate();
  }
}
