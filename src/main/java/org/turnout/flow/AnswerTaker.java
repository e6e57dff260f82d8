package org.turnout.flow;

import java.util.Optional;
import org.turnout.flow.Conversation.Run;
import org.turnout.flow.Conversation.Waiting;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.Grade;
import org.turnout.language.SystemText;

/// What an answer does to the run that asked, or a text that is none.
record AnswerTaker(TurnContext table, FlowRuns runs) {
  /// Takes an answer, or asks it back first: when it is only likely and much depends on it.
  void answer(AnswerFit.Found found, ParsedInput heard) {
    Open open = found.open();
    if (found.fit() instanceof AnswerFit.Answer answer
        && isGuess(open.ask(), answer)
        && !new Mentions(table, open.walk()).keepsEmployer(open.ask(), heard)) {
      String words = new QuestionWriter(table, open.walk()).words(open.ask(), answer);
      if (Stakes.isHigh(open.walk(), open.ask(), answer) || isPart(open.ask(), answer)) {
        table.trace("asks back " + open.run().flow());
        new SystemLists(table, runs).confirm(heard, open.run(), words);
        return;
      }
      if (answer.grade() == Grade.LIKELY) {
        table.notes(words);
      }
    }
    take(found, heard);
  }

  /// Takes the answer of a text that began a flow with it, or asks it back first when something
  /// would be done for it at once.
  void tell(AnswerFit.Found found, ParsedInput heard) {
    Open open = found.open();
    if (found.fit() instanceof AnswerFit.Answer answer
        && Stakes.isDone(open.walk(), open.ask(), answer)) {
      String words = new QuestionWriter(table, open.walk()).words(open.ask(), answer);
      Run run = open.run();
      if (answer.value() instanceof Value.Row row) { // the only one that a YES is about
        run = run.with(run.waiting().showing(row));
        runs.settle(open.run(), new StepMove.Rest.Waits(run));
      }
      new SystemLists(table, runs).confirm(heard, run, words);
    } else {
      take(found, heard);
    }
  }

  /// Whether it may be something else: words are left over, or anything is taken.
  private static boolean isGuess(Step.Ask ask, AnswerFit.Answer answer) {
    boolean free = ask.type().orElse(null) instanceof AnswerType.FreeText;
    return answer.grade() == Grade.LIKELY || (free && answer.next().isEmpty());
  }

  /// Whether it is what is left of a longer text, where any words are an answer.
  private static boolean isPart(Step.Ask ask, AnswerFit.Answer answer) {
    return ask.type().orElse(null) instanceof AnswerType.FreeText
        && answer.next().isEmpty()
        && answer.grade() == Grade.LIKELY;
  }

  /// Takes it as it is.
  void take(AnswerFit.Found found, ParsedInput heard) {
    Open open = found.open();
    table.trace("answer " + open.run().flow());
    Run run = open.run();
    runs.settle(
        run,
        switch (found.fit()) {
          case AnswerFit.Answer answer -> {
            new Mentions(table, open.walk()).keep(open.ask(), heard.text());
            yield open.walk().answer(open.ask(), answer);
          }
          case AnswerFit.Narrow(var rows) ->
              new QuestionWriter(table, open.walk()).narrow(open.ask(), rows);
          case AnswerFit.More _ ->
              new QuestionWriter(table, open.walk()).more(open.ask(), run.waiting());
          case AnswerFit.Miss _ -> new StepMove.Rest.Stuck(); // a miss is never found
        });
    runs.comeBack();
  }

  /// Not understood at a question: asked again. After so many tries the flow goes its own way, or a
  /// person reads the text and the question stays open; what is wrong with it is still said.
  ///
  /// @param why what is wrong with it, if that is known
  void miss(Open open, Optional<SystemText> why) {
    table.trace("miss");
    Waiting missed = open.run().waiting().missed();
    boolean last = missed.misses() >= open.ask().tries();
    if (last && open.ask().giveUp().isPresent()) {
      runs.settle(open.run(), open.walk().go(open.ask().giveUp()));
      runs.comeBack();
      if (table.isSilent()) {
        table.passesOn(open.run().flow() + ": not understood", SystemText.NOT_UNDERSTOOD);
      }
    } else if (last && why.isEmpty()) {
      passOn(open, "not understood");
    } else {
      if (last) {
        table.does(new Effect.HandOver(open.run().flow() + ": not understood"));
      }
      boolean plain = why.isEmpty() && open.ask().retry().isEmpty();
      String before =
          (plain ? Optional.of(SystemText.MISSED) : why).map(table.spoken()::text).orElse("");
      runs.settle(
          open.run(), new QuestionWriter(table, open.walk()).retry(open.ask(), missed, before));
    }
  }

  /// A person reads a text that does not answer; the question stays open. Who was told so in full
  /// within the hour sees the question again: they may still be trying.
  void passOn(Open open, ParsedInput heard, String reason) {
    new KeywordLanguage(table).tell(heard, () -> passOn(open, reason));
  }

  private void passOn(Open open, String reason) {
    Run run = open.run();
    Waiting missed = run.waiting().missed();
    if (table.handsOver(run.flow() + ": " + reason)) {
      table.saysWithContact(SystemText.PASSED_ON, SystemText.GIVEN_UP);
      runs.settle(run, new StepMove.Rest.Waits(run.with(missed)));
    } else {
      runs.settle(run, new QuestionWriter(table, open.walk()).retry(open.ask(), missed, ""));
    }
  }
}
