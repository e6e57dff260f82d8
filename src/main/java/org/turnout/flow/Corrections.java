package org.turnout.flow;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.Conversation.Said;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;

/// A better answer to a question before the one that is open: "actually make it 30". That question
/// is gone back to and takes the new answer; those between are asked again.
record Corrections(TurnContext table, AnswerParser ear) {
  private static final Pattern CLAUSE = Pattern.compile("[,.;!]");

  /// The run after it; null when the text corrects nothing.
  StepMove.@Nullable Rest of(Open open, ParsedInput heard) {
    Optional<String> better = better(heard.text());
    if (better.isEmpty()) {
      return null;
    }
    FrameState here = open.walk().top();
    String day = names(better.get()) ? ListTalk.dayQuestion(open) : null;
    for (String path : here.trail.reversed()) {
      if (here.flow.steps().get(path) instanceof Step.Ask ask
          && (day == null ? answers(ask, better.get()) : path.equals(day))) {
        table.trace("corrects " + ask.name());
        if (!new ListTalk(table, new FlowRuns(table), ear).says(better.get(), open.walk(), path)) {
          return new StepMove.Rest.Stuck();
        }
        here.forgetFrom(path);
        open.walk().said(Optional.of(new Said(better.get(), "")));
        return open.walk().go(path);
      }
    }
    return null;
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

  private boolean answers(Step.Ask ask, String better) {
    var today = table.now.atZone(table.facts.zone()).toLocalDate();
    return switch (ask.type().orElse(null)) {
      case AnswerType.Number _ -> ear.mentionedCount(better).isPresent();
      case AnswerType.Day _ -> ear.mentionedDay(better, today).isPresent();
      case AnswerType.Clock _ -> ear.mentionedTime(better).isPresent();
      case AnswerType.Choice _ ->
          ear.mentionedDay(better, today).isPresent() || ear.mentionedTime(better).isPresent();
      case null, default -> false;
    };
  }
}
