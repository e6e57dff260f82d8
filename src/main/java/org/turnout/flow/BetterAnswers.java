package org.turnout.flow;

import java.util.List;
import java.util.Optional;
import org.turnout.language.AnswerParser;
import org.turnout.language.Grade;
import org.turnout.language.Option;

/// What a text that corrects something says instead of an answer that was given before.
record BetterAnswers(TurnContext table, AnswerParser ear, AnswerMatcher matcher, FlowRunner walk) {
  /// Of a question that shows no rows.
  static final AnswerMatcher.Labels NO_LABELS = new NoLabels();

  private record NoLabels() implements AnswerMatcher.Labels {
    @Override
    public List<Value.Row> rows() {
      return List.of();
    }

    @Override
    public List<Option> options() {
      return List.of();
    }
  }

  /// The better answer to a question; nothing when the text has none for it, or nothing new.
  Optional<AnswerFit.Answer> of(Step.Ask ask, String better) {
    Value old = walk.top().answers.get(ask.name());
    Optional<AnswerFit.Answer> found =
        switch (ask.type().orElse(null)) {
          case AnswerType.Name _ -> name(old == null ? "" : old.plain(), better);
          case AnswerType.Choice choice -> row(choice, better);
          case AnswerType.FreeText _ -> purpose(better);
          case null -> word(ask, better);
          default -> Optional.empty();
        };
    return found.filter(answer -> !answer.value().equals(old));
  }

  /// A name that is the one before but for a slip, or a word of it: "with an m. Kwame Asante".
  private Optional<AnswerFit.Answer> name(String old, String better) {
    return NameSlip.in(better, old, ear)
        .or(() -> NameSlip.of(better, old))
        .map(name -> AnswerFit.sure(new Value.Text(name)));
  }

  private Optional<AnswerFit.Answer> purpose(String better) {
    return new UnitSlip(table, ear)
        .of(better)
        .or(() -> ear.mentionedPurpose(better).filter(_ -> !ear.wonders(better)))
        .map(unit -> AnswerFit.sure(new Value.Text(unit)));
  }

  /// A row by its number in the list: "3 not 1".
  private Optional<AnswerFit.Answer> row(AnswerType.Choice choice, String better) {
    Optional<Long> number = ear.number(ear.meant(better)).known();
    if (number.isEmpty()) {
      return Optional.empty();
    }
    ActionResult list = new QuestionWriter(table, walk).look(choice);
    List<Value.Row> open =
        list == null ? List.of() : list.rows().stream().filter(row -> !row.isFull()).toList();
    long at = number.get();
    return at < 1 || at > open.size()
        ? Optional.empty()
        : Optional.of(AnswerMatcher.row(choice, open.get((int) at - 1), Grade.SURE));
  }

  /// A choice in words of its own, "im a supporter"; a yes or a no is for the question at hand.
  private Optional<AnswerFit.Answer> word(Step.Ask ask, String better) {
    return ear.yesNo(better).known().isEmpty()
            && matcher.fit(ask, walk.words(ask), ParsedInput.of(better), NO_LABELS)
                instanceof AnswerFit.Answer answer
            && answer.grade() == Grade.SURE
        ? Optional.of(answer)
        : Optional.empty();
  }
}
