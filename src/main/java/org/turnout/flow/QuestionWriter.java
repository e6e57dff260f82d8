package org.turnout.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.Conversation.Waiting;
import org.turnout.language.Option;
import org.turnout.language.SystemText;

/// Asks a question, again, or its next page, and says how long it stays open.
record QuestionWriter(TurnContext table, FlowRunner walk) {
  /// Asks, unless the answer is known already.
  ///
  /// @param anyway asks even then: the person went back to it
  StepMove ask(Step.Ask ask, boolean anyway) {
    Value known = anyway || ask.known().isEmpty() ? null : walk.scope().fact(ask.known().get());
    if (known != null) {
      walk.top().answers.put(ask.name(), known);
      table.trace("known");
      return new StepMove.To(
          ask.words().stream()
              .filter(word -> word.value().equals(known))
              .findFirst()
              .flatMap(Step.Word::next)
              .or(ask::next));
    }
    return ask.type().orElse(null) instanceof AnswerType.Choice choice
        ? choose(ask, choice, anyway)
        : mentioned(ask, anyway, List.of()).orElseGet(() -> put(ask, List.of(), 0));
  }

  private StepMove choose(Step.Ask ask, AnswerType.Choice choice, boolean anyway) {
    ActionResult found = look(choice);
    if (found == null) {
      return StepMove.STUCK;
    }
    List<Value.Row> open = open(found.rows());
    if (open.isEmpty()) {
      return choice.none().isPresent()
          ? new StepMove.To(choice.none())
          : new StepMove.Rests(walk.stumble("nothing to choose from"));
    }
    return mentioned(ask, anyway, found.rows())
        .orElseGet(() -> put(ask, first(open, choice.page()), 0));
  }

  /// The answer that the person gave before it was asked, if they did: the next text says it back.
  /// When something would be done before that, it is asked back here.
  private Optional<StepMove> mentioned(Step.Ask ask, boolean anyway, List<Value.Row> rows) {
    var mentions = new Mentions(table, walk);
    Optional<AnswerFit.Answer> mentioned =
        anyway ? Optional.empty() : mentions.answer(ask, labels(ask, rows));
    return mentioned.map(answer -> {
      String words = words(ask, answer);
      table.trace("mentioned");
      table.notes(words);
      if (!Stakes.isLast(walk, ask, answer)) {
        return mentions.take(ask, answer);
      }
      mentions.note(ask);
      table.says(SystemText.ASK_BACK, Map.of("answer", table.takeNoted()));
      boolean row = answer.value() instanceof Value.Row;
      table.asksBack(row || answer.next().isPresent() ? words : answer.value().plain());
      return waits(ask, answer.value() instanceof Value.Row it ? List.of(it) : List.of(), 0);
    });
  }

  /// Only the rows that a text names, which are asked about.
  StepMove.Rest narrow(Step.Ask ask, List<Value.Row> rows) {
    return ask.type().orElse(null) instanceof AnswerType.Choice choice
        ? rest(put(ask, first(rows, choice.page()), 0))
        : walk.stumble("no list");
  }

  private static List<Value.Row> open(List<Value.Row> rows) {
    return rows.stream().filter(row -> !row.isFull()).toList();
  }

  /// The rows of the list, or null when the records have yet to be asked.
  @Nullable ActionResult look(AnswerType.Choice choice) {
    var scope = walk.scope();
    var matching = new HashMap<String, Value>();
    choice
        .matching()
        .forEach((field, from) -> from.value(scope).ifPresent(value -> matching.put(field, value)));
    return table.ask(new ActionRequest.Look(choice.list(), matching, choice.sort()));
  }

  /// The next rows: those that were not shown yet, numbered on from the last.
  StepMove.Rest more(Step.Ask ask, Waiting waiting) {
    if (!(ask.type().orElse(null) instanceof AnswerType.Choice choice)) {
      return walk.stumble("no list");
    }
    ActionResult found = look(choice);
    if (found == null) {
      return new StepMove.Rest.Stuck();
    }
    List<Value.Row> fresh = first(open(unseen(found.rows(), waiting)), choice.page());
    if (fresh.isEmpty()) {
      table.says(SystemText.NOTHING_MORE);
      return rest(walk.waits(waiting));
    }
    var shown = new ArrayList<>(waiting.shown());
    shown.addAll(fresh);
    return rest(put(ask, shown, waiting.shown().size()));
  }

  static List<Value.Row> unseen(List<Value.Row> rows, Waiting waiting) {
    Set<String> seen =
        waiting.shown().stream().map(Value.Row::id).collect(Collectors.toUnmodifiableSet());
    return rows.stream().filter(row -> !seen.contains(row.id())).toList();
  }

  private static List<Value.Row> first(List<Value.Row> rows, int page) {
    return rows.subList(0, Math.min(rows.size(), Math.max(1, page)));
  }

  /// Says a question that waits once more, as it was put, with what comes before it.
  StepMove.Rest again(Step.Ask ask, Waiting waiting, String before) {
    String text = question(ask.text(), ask, waiting.shown(), waiting.offset());
    if (text == null) {
      return walk.stumble("missing name");
    }
    table.says(before.isEmpty() ? text : before + " " + text, List.of(), false);
    return rest(walk.waits(waiting));
  }

  /// Says what replaces the question when an answer was not understood.
  StepMove.Rest retry(Step.Ask ask, Waiting waiting, String before) {
    MemberText words = ask.retry().orElse(ask.text());
    String text = question(words, ask, waiting.shown(), waiting.offset());
    if (text == null) {
      return walk.stumble("missing name");
    }
    table.says(before.isEmpty() ? text : before + "\n" + text, List.of(), false);
    return rest(walk.waits(waiting));
  }

  /// The person did not answer: the reminder, and when the next one is due.
  StepMove.Rest remind(Step.Ask ask, Step.Reminder reminder, Waiting was) {
    String text = question(reminder.text(), ask, was.shown(), was.offset());
    if (text == null) {
      return walk.stumble("missing name");
    }
    table.says(text, List.of(), true);
    int reminded = was.reminded() + 1;
    return rest(
        walk.waits(
            new Waiting(
                was.askedAt(),
                was.expires(),
                due(ask, was.askedAt(), reminded),
                was.misses(),
                reminded,
                was.shown(),
                was.offset())));
  }

  private StepMove put(Step.Ask ask, List<Value.Row> shown, int offset) {
    String text = question(ask.text(), ask, shown, offset);
    if (text == null) {
      return new StepMove.Rests(walk.stumble("missing name"));
    }
    table.says(table.withNoted(text), List.of(), false);
    return waits(ask, shown, offset);
  }

  private StepMove waits(Step.Ask ask, List<Value.Row> shown, int offset) {
    Instant closes = table.now.plus(ask.expires());
    return walk.waits(
        new Waiting(table.now, Optional.of(closes), due(ask, table.now, 0), 0, 0, shown, offset));
  }

  /// When it moves on its own next. A reminder that an outage held up pushes the next one on: two
  /// at once help nobody.
  private Optional<Instant> due(Step.Ask ask, Instant askedAt, int reminded) {
    Instant closes = askedAt.plus(ask.expires());
    Optional<Instant> words = ask.expired().map(_ -> closes);
    return ask.reminder()
        .filter(reminder -> reminded < reminder.times())
        .map(reminder -> {
          Instant planned = askedAt.plus(reminder.after().multipliedBy(reminded + 1L));
          return planned.isAfter(table.now) ? planned : table.now.plus(reminder.after());
        })
        .filter(at -> at.isBefore(closes))
        .or(() -> words);
  }

  private @Nullable String question(
      MemberText text, Step.Ask ask, List<Value.Row> shown, int offset) {
    return walk.render(text, choices(ask, shown, offset));
  }

  private String choices(Step.Ask ask, List<Value.Row> shown, int offset) {
    if (shown.isEmpty() || !(ask.type().orElse(null) instanceof AnswerType.Choice choice)) {
      return "";
    }
    var lines = new StringBuilder();
    for (int i = offset; i < shown.size(); i++) {
      lines.append(i == offset ? "" : "\n").append(i + 1).append(' ');
      lines.append(label(choice, shown.get(i)));
    }
    return lines.toString();
  }

  /// How a row reads in the list.
  String label(AnswerType.Choice choice, Value.Row row) {
    var renderer = new Renderer(walk.scope().in(row), table.language(), table.facts.zone(), "");
    String words = renderer.render(choice.show());
    return words == null ? renderer.words(row) : words.strip();
  }

  /// How an answer reads: a word of the question as the person's language has it, a row as it was
  /// shown.
  String words(Step.Ask ask, AnswerFit.Answer answer) {
    for (Step.Word word : ask.words()) {
      if (word.value().equals(answer.value()) && word.next().equals(answer.next())) {
        return word.in(table.language());
      }
    }
    if (ask.several() && answer.value() instanceof Value.Text(String named)) {
      return Stream.of(named.split(", ", -1))
          .map(value -> several(ask, value))
          .collect(Collectors.joining(", "));
    }
    return ask.type().orElse(null) instanceof AnswerType.Choice choice
            && answer.value() instanceof Value.Row row
        ? label(choice, row)
        : new Renderer(walk.scope(), table.language(), table.facts.zone(), "")
            .words(answer.value());
  }

  private String several(Step.Ask ask, String value) {
    return ask.words().stream()
        .filter(word -> word.value().plain().equals(value))
        .findFirst()
        .map(word -> word.in(table.language()))
        .orElse(value);
  }

  /// The rows a text may pick from, and how they read.
  AnswerMatcher.Labels labels(Step.Ask ask, List<Value.Row> rows) {
    return new AnswerMatcher.Labels() {
      @Override
      public List<Value.Row> rows() {
        return rows;
      }

      @Override
      public List<Option> options() {
        return ask.type().orElse(null) instanceof AnswerType.Choice choice
            ? rows.stream().map(row -> option(choice, row)).toList()
            : List.of();
      }
    };
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
    return new Option(label(choice, row), also, day(row), time(row, "start"), time(row, "end"));
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

  private static StepMove.Rest rest(StepMove move) {
    return move instanceof StepMove.Rests(StepMove.Rest rest) ? rest : StepMove.OVER;
  }
}
