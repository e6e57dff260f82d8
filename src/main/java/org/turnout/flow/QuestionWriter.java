package org.turnout.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.Conversation.Waiting;
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
    if (open.size() == 1 && choice.one().isPresent() && !anyway) {
      walk.top().answers.put(ask.name(), open.getFirst());
      table.trace("only one");
      return new StepMove.To(choice.one());
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
      if (ask.type().isPresent() || ask.several()) {
        table.notes(words);
      }
      new ListTalk(table, new FlowRuns(table), table.parts.languages().listener(table.language()))
          .saysMissing(walk.said().map(Conversation.Said::text).orElse(""), rows);
      boolean further = ask.type().isEmpty() && !ask.several(); // the next one is asked back
      boolean last =
          saysOnly(answer) ? Stakes.isDone(walk, ask, answer) : Stakes.isLast(walk, ask, answer);
      if (further || !last || mentions.isPlain(ask, answer)) {
        return mentions.take(ask, answer);
      }
      mentions.note(ask);
      List<Value.Row> named = answer.value() instanceof Value.Row row ? List.of(row) : List.of();
      if (showsWording(ask) || !named.isEmpty()) { // what is agreed to is read first
        String question = question(ask.text(), ask, named, 0);
        table.says(question == null ? "" : question, List.of(), false);
      }
      table.says(SystemText.ASK_BACK, Map.of("answer", table.takeNoted()));
      boolean said = named.isEmpty() && answer.next().isEmpty();
      table.asksBack(said ? answer.value().plain() : words);
      return waits(ask, named, 0);
    });
  }

  /// Whether the person wrote nothing but this: "Ana Cruz".
  private boolean saysOnly(AnswerFit.Answer answer) {
    return walk.said()
        .filter(said -> said.text().strip().equals(answer.value().plain()))
        .isPresent();
  }

  private boolean showsWording(Step.Ask ask) {
    return ask.text().in(table.language()).parts().stream()
        .anyMatch(part ->
            part instanceof MemberText.Part.Hole hole && NameScope.wordingIn(hole.name()) != null);
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
    String question = question(ask.text(), ask, waiting.shown(), waiting.offset());
    if (question == null) {
      return walk.stumble("missing name");
    }
    String filed = new ShownWordings(walk).again();
    String text = filed.isEmpty() ? question : filed + "\n\n" + question;
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
    var named = new ArrayList<String>(1);
    List<String> values = List.of(answer.value().plain().split(", "));
    for (Step.Word word : ask.words()) {
      if (word.value().equals(answer.value()) && word.next().equals(answer.next())) {
        return word.in(table.language());
      }
      if (ask.several() && word.isOneOfSeveral(ask) && values.contains(word.value().plain())) {
        named.add(word.in(table.language()));
      }
    }
    if (!named.isEmpty()) {
      return String.join(", ", named);
    }
    return ask.type().orElse(null) instanceof AnswerType.Choice choice
            && answer.value() instanceof Value.Row row
        ? label(choice, row)
        : new Renderer(walk.scope(), table.language(), table.facts.zone(), "")
            .words(answer.value());
  }

  /// The rows a text may pick from, and how they read.
  AnswerMatcher.Labels labels(Step.Ask ask, List<Value.Row> rows) {
    return new RowLabels(this, ask, rows);
  }

  private static StepMove.Rest rest(StepMove move) {
    return move instanceof StepMove.Rests(StepMove.Rest rest) ? rest : StepMove.OVER;
  }
}
