package org.turnout.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.Conversation.Run;
import org.turnout.flow.Conversation.Said;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.ParsedAnswer.Understood;
import org.turnout.language.SystemText;

/// A better answer to a question before the one that is open: "actually make it 30", "oops, Kwame
/// with an m". A count is asked for again with the new answer in it, and so is a row; a name and
/// words take the place of the old ones, and the open question is asked again.
record Corrections(TurnContext table, FlowRuns runs, AnswerParser ear, AnswerMatcher matcher) {
  private static final Pattern CLAUSE = Pattern.compile("[,.;!]");

  /// Whether a text begins as one that corrects something.
  static boolean isOne(ParsedInput heard, AnswerParser ear) {
    return ear.correction(heard.text()).isPresent() || NameSlip.isStarred(heard.text());
  }

  /// Whether the text corrected something.
  boolean made(Open open, ParsedInput heard) {
    if (NameSlip.isStarred(heard.text())) {
      return heard(open, heard.text(), null);
    }
    Optional<String> better = better(heard.text());
    String day = better.filter(this::names).isPresent() ? ListTalk.dayQuestion(open) : null;
    return better.isPresent() && heard(open, better.get(), day);
  }

  /// A name with a slip that is corrected next to an answer: "its spelled Jocelyn not Joselyn. yes
  /// kaiser". Both are asked back together; without an answer the open question is asked again.
  boolean renamed(Open open, ParsedInput heard) {
    FrameState here = open.walk().top();
    for (String path : here.trail.reversed()) {
      if (here.flow.steps().get(path) instanceof Step.Ask ask
          && ask.type().orElse(null) instanceof AnswerType.Name
          && slip(here, ask, heard).orElse(null) instanceof NameSlip.Slip(var name, var rest)) {
        table.trace("corrects " + ask.name());
        var question = new QuestionWriter(table, open.walk());
        AnswerFit fit =
            rest.isEmpty() || open.ask().equals(ask)
                ? AnswerFit.MISS
                : matcher.fit(
                    open.ask(),
                    open.walk().words(open.ask()),
                    ParsedInput.of(rest),
                    question.labels(open.ask(), open.run().waiting().shown()));
        take(open, ask, AnswerFit.sure(new Value.Text(name)), fit, rest);
        return true;
      }
    }
    return false;
  }

  private static Optional<NameSlip.Slip> slip(FrameState here, Step.Ask ask, ParsedInput heard) {
    return Optional.ofNullable(here.answers.get(ask.name()))
        .flatMap(old -> NameSlip.besides(heard.text(), old.plain()));
  }

  /// @param fit how the rest of the text answers the open question
  private void take(Open open, Step.Ask ask, AnswerFit.Answer name, AnswerFit fit, String rest) {
    if (!(fit instanceof AnswerFit.Answer answer)) {
      take(open, ask, name);
      return;
    }
    open.walk().top().answers.put(ask.name(), name.value());
    table.mute(true);
    var question = new QuestionWriter(table, open.walk());
    StepMove.Rest again = question.again(open.ask(), open.run().waiting(), "");
    table.mute(false);
    if (again instanceof StepMove.Rest.Waits(Run run)) {
      runs.settle(open.run(), again);
      String shown = name.value().plain() + ", " + question.words(open.ask(), answer);
      new SystemLists(table, runs).confirm(ParsedInput.of(rest), run, shown);
    }
  }

  /// A name that is told in a sentence, "my name is Ana Cruz", is the one that was just given.
  boolean named(Open open, Value name) {
    FrameState here = open.walk().top();
    for (String path : here.trail.reversed()) {
      if (here.flow.steps().get(path) instanceof Step.Ask ask
          && ask.type().orElse(null) instanceof AnswerType.Name) {
        table.trace("corrects " + ask.name());
        take(open, ask, AnswerFit.sure(name));
        return true;
      }
    }
    return false;
  }

  /// A lone number where any words are an answer, right behind a count, is a better count: it is
  /// asked back. The same count says nothing new.
  boolean recounts(Open open, ParsedInput heard) {
    FrameState here = open.walk().top();
    if (!(open.ask().type().orElse(null) instanceof AnswerType.FreeText)
        || heard.words().chars().noneMatch(Character::isDigit)
        || !isCount(heard.text())
        || !(before(open) instanceof Step.Ask ask)) {
      return false;
    }
    Value old = here.answers.get(ask.name());
    var count = ParsedInput.of(ear.parts(heard.text()).getLast()); // "yes, 12"
    AnswerFit fit = matcher.fit(ask, open.walk().words(ask), count, BetterAnswers.NO_LABELS);
    table.trace("corrects " + ask.name());
    if (old != null && fit instanceof AnswerFit.Answer answer && !answer.value().equals(old)) {
      var question = new QuestionWriter(table, open.walk());
      String better = question.words(ask, answer);
      Map<String, String> both =
          Map.of("answer", better, "before", question.words(ask, AnswerFit.sure(old)));
      String shown = table.spoken().text(SystemText.NOT_BEFORE, both).strip();
      asksBack(open, ask, answer, better, shown);
    } else {
      var question = new QuestionWriter(table, open.walk());
      runs.settle(open.run(), question.again(open.ask(), open.run().waiting(), ""));
    }
    return true;
  }

  /// Whether it is a number and nothing else, or behind a yes or no.
  private boolean isCount(String text) {
    List<String> parts = ear.parts(text);
    return !parts.isEmpty()
        && ear.number(parts.getLast()) instanceof Understood<Long>
        && parts.subList(0, parts.size() - 1).stream()
            .allMatch(part -> ear.yesNo(part) instanceof Understood<Boolean>);
  }

  /// The question right before the open one, when it is for a count.
  private static @Nullable Step before(Open open) {
    FrameState here = open.walk().top();
    return here.trail.reversed().stream()
        .map(here.flow.steps()::get)
        .filter(step -> step instanceof Step.Ask && !step.equals(open.ask()))
        .findFirst()
        .filter(step ->
            step instanceof Step.Ask ask
                && ask.type().filter(AnswerType.Number.class::isInstance).isPresent())
        .orElse(null);
  }

  /// @param day the question for a day, when the text names one
  private boolean heard(Open open, String better, @Nullable String day) {
    FrameState here = open.walk().top();
    var answers = new BetterAnswers(table, ear, matcher, open.walk());
    for (String path : here.trail.reversed()) {
      if (!(here.flow.steps().get(path) instanceof Step.Ask ask)) {
        continue;
      }
      if (day == null ? mentions(ask, better) : path.equals(day)) {
        return again(open, ask, better);
      }
      Optional<AnswerFit.Answer> answer = answers.of(ask, better);
      if (table.stuck()) {
        return true; // the turn comes by again with the rows
      }
      if (answer.isPresent()) {
        table.trace("corrects " + ask.name());
        take(open, ask, answer.get());
        return true;
      }
    }
    return false;
  }

  /// The question is gone back to, with what is said now.
  private boolean again(Open open, Step.Ask ask, String better) {
    table.trace("corrects " + ask.name());
    if (new ListTalk(table, runs, ear).says(better, open.walk(), ask.path())) {
      open.walk().top().forgetFrom(ask.path());
      open.walk().said(Optional.of(new Said(better, "")));
      runs.settle(open.run(), open.walk().go(ask.path()));
    }
    return true;
  }

  /// A value that nothing else depends on takes the old one's place. Where the rest follows from
  /// it, it is answered again, asked back first when much depends on it.
  private void take(Open open, Step.Ask ask, AnswerFit.Answer answer) {
    FlowRunner walk = open.walk();
    var question = new QuestionWriter(table, walk);
    String words = question.words(ask, answer);
    boolean alone =
        ask.type()
            .filter(type -> type instanceof AnswerType.Name || type instanceof AnswerType.FreeText)
            .isPresent();
    if (alone) {
      walk.top().answers.put(ask.name(), answer.value());
      String noted = table.spoken().text(SystemText.NOTED, Map.of("answers", words)).strip();
      runs.settle(open.run(), question.again(open.ask(), open.run().waiting(), noted));
    } else if (Stakes.isHigh(walk, ask, answer)) {
      asksBack(open, ask, answer, words, words);
    } else {
      walk.top().forgetFrom(ask.path());
      walk.said(Optional.empty());
      table.notes(words);
      runs.settle(open.run(), walk.answer(ask, answer));
    }
  }

  /// @param words the answer, as the question takes it
  /// @param shown the same, as it is asked back
  private void asksBack(
      Open open, Step.Ask ask, AnswerFit.Answer answer, String words, String shown) {
    open.walk().said(Optional.empty());
    table.mute(true);
    StepMove.Rest rest = open.walk().again(ask.path());
    table.mute(false);
    if (rest instanceof StepMove.Rest.Waits(Run waits)) {
      Run run =
          answer.value() instanceof Value.Row row
              ? waits.with(waits.waiting().showing(row))
              : waits;
      runs.settle(open.run(), new StepMove.Rest.Waits(run));
      new SystemLists(table, runs).confirm(ParsedInput.of(words), run, shown);
    }
  }

  /// What the text says instead. A number in its first clause is all that counts: "mejor 12, somos
  /// menos".
  private Optional<String> better(String text) {
    Optional<String> whole = ear.correction(text);
    Optional<String> first =
        ear.correction(CLAUSE.split(text, 2)[0]).filter(it -> ear.mentionedCount(it).isPresent());
    return whole.filter(it -> ear.mentionedCount(it).isEmpty()).isPresent()
        ? first.or(() -> whole)
        : whole;
  }

  private boolean names(String better) {
    var today = table.now.atZone(table.facts.zone()).toLocalDate();
    return ear.mentionedDay(better, today).isPresent();
  }

  private boolean mentions(Step.Ask ask, String better) {
    var today = table.now.atZone(table.facts.zone()).toLocalDate();
    return switch (ask.type().orElse(null)) {
      case AnswerType.Number _ -> ear.mentionedCount(ear.meant(better)).isPresent();
      case AnswerType.Day _ -> ear.mentionedDay(better, today).isPresent();
      case AnswerType.Clock _ -> ear.mentionedTime(better).isPresent();
      case AnswerType.Choice _ ->
          !(ear.number(ear.meant(better)) instanceof Understood<Long>) // of a row
              && (ear.mentionedDay(better, today).isPresent()
                  || ear.mentionedTime(better).isPresent());
      case null, default -> false;
    };
  }
}
