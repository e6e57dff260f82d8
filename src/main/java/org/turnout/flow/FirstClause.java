package org.turnout.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turnout.language.AnswerParser;
import org.turnout.language.PhraseTable;
import org.turnout.language.TextFold;

/// The choice that the first clause of a text is, when what follows only explains it: "sentada,
/// tengo 7 meses". Of a plain no the reason must be one of the body: "no, my knees are bad".
record FirstClause(AnswerParser ear, Map<String, Step.Word> words) {
  private static final Pattern END = Pattern.compile("[,.;!]");

  Optional<Step.Word> of(String text) {
    String[] parts = END.split(text.strip(), 2);
    String clause = TextFold.words(parts[0]);
    String rest = parts.length > 1 ? TextFold.words(parts[1]) : "";
    Step.@Nullable Word meant = known(clause, parts[0]);
    if (ear.noes().isOfTheBody(text)) {
      return words.values().stream().filter(word -> word.key().equals("NO")).findFirst();
    }
    return meant == null
            || ear.yesNo(parts[0]).known().isPresent()
            || ear.hasYesOrNo(rest)
            || namesAnother(meant, rest)
        ? Optional.empty()
        : Optional.of(meant);
  }

  private Step.@Nullable Word known(String clause, String written) {
    Step.@Nullable Word plain = words.get(clause);
    return plain != null ? plain : words.get(ear.withoutFillers(written));
  }

  private boolean namesAnother(Step.Word meant, String rest) {
    Map<String, Step.Word> others = new HashMap<>(words);
    others.values().removeIf(meant::equals);
    return ear.own().named(rest, new PhraseTable<>(others)).isPresent();
  }
}
