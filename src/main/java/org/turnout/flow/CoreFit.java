package org.turnout.flow;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.turnout.language.AnswerParser;
import org.turnout.language.CoreReader.Core;
import org.turnout.language.Grade;

/// Fits what is left of a text to a question, once the words around an answer are cut: "k. unit is
/// 6 west", "sorry got called into a code. yes". An aside is never kept as the value.
///
/// @param whole how a text fits as it is
record CoreFit(AnswerParser ear, Function<ParsedInput, AnswerFit> whole) {
  /// In characters: a question that takes more wants to be told something, as it is.
  static final int LONGEST_NAME = 120;

  AnswerFit of(Step.Ask ask, ParsedInput heard) {
    AnswerFit fit = whole.apply(heard);
    AnswerType type = ask.type().orElse(null);
    if (heard.isBlank() || heard.hasMedia() || isPlain(fit)) {
      return fit;
    }
    return switch (type) {
      case AnswerType.FreeText(int max) when max > LONGEST_NAME -> fit;
      case AnswerType.FreeText _ -> fit instanceof AnswerFit.Answer ? core(heard, fit) : fit;
      case AnswerType.Employer _ -> isTyped(fit, heard) ? employer(heard, fit) : clause(heard, fit);
      case null, default -> clause(heard, fit);
    };
  }

  /// Whether nothing around it needs to be cut.
  private static boolean isPlain(AnswerFit fit) {
    return switch (fit) {
      case AnswerFit.Answer answer -> answer.sure() && answer.grade() == Grade.SURE;
      case AnswerFit.More _, AnswerFit.Narrow _ -> true;
      case AnswerFit.Miss _ -> false;
    };
  }

  /// Where any words are an answer, what is left of them is; asked back when it was told with more.
  private AnswerFit core(ParsedInput heard, AnswerFit fit) {
    Optional<Core> core = ear.cores().of(heard.text());
    if (core.isEmpty()) {
      return AnswerFit.MISS;
    }
    AnswerFit cut =
        core.get().text().equals(heard.text().strip())
            ? fit
            : whole.apply(ParsedInput.of(core.get().text()));
    return core.get().told() ? likely(cut) : cut;
  }

  /// Whether the words as typed were taken, for want of anything better.
  private static boolean isTyped(AnswerFit fit, ParsedInput heard) {
    return fit instanceof AnswerFit.Answer answer
        && !answer.sure()
        && answer.value().plain().equals(heard.text().strip());
  }

  private AnswerFit employer(ParsedInput heard, AnswerFit fit) {
    AnswerFit clause = clause(heard, AnswerFit.MISS);
    return clause instanceof AnswerFit.Miss ? core(heard, fit) : clause;
  }

  /// The one sentence of several that answers plainly, when the others leave nothing open.
  private AnswerFit clause(ParsedInput heard, AnswerFit fit) {
    List<String> clauses = ear.cores().clauses(heard.text());
    if (clauses.size() < 2 || (fit instanceof AnswerFit.Answer answer && answer.sure())) {
      return fit;
    }
    AnswerFit.@Nullable Answer found = null;
    for (String clause : clauses) {
      AnswerFit part = whole.apply(ParsedInput.of(clause));
      if (part instanceof AnswerFit.Answer answer && answer.grade() == Grade.SURE) {
        if (found != null && !found.value().equals(answer.value())) {
          return fit;
        }
        found = answer;
      } else if (part instanceof AnswerFit.Narrow || ear.cores().isOpen(clause)) {
        return fit;
      }
    }
    return found == null ? fit : likely(found);
  }

  private static AnswerFit likely(AnswerFit fit) {
    return fit instanceof AnswerFit.Answer answer
        ? new AnswerFit.Answer(answer.value(), answer.next(), answer.sure(), Grade.LIKELY)
        : fit;
  }
}
