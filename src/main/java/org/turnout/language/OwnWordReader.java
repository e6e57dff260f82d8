package org.turnout.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Finds in a text the words that a question has of its own.
public record OwnWordReader(Vocabulary vocabulary, SentenceWords sentences) {
  /// More words name more than a unit.
  private static final int MOST_WORDS = 4;

  /// Every word of a table that a text has: "bargaining and picket".
  public <T> ParsedAnswer<List<T>> several(String text, PhraseTable<T> words) {
    var said = Utterance.of(text);
    var found = new LinkedHashSet<>(new SlippedWords(vocabulary).taken(said, words));
    if (found.isEmpty()) {
      return ParsedAnswer.unclear(ParsedAnswer.Reason.NOT_FOUND);
    }
    said.explainAll(sentences.kinds());
    said.explainAll(vocabulary.glue());
    said.explainAll(vocabulary.requests());
    Grade grade = said.asks() ? Grade.UNCLEAR : said.grade(vocabulary);
    return ParsedAnswer.of(List.copyOf(found), grade);
  }

  /// The first of these things that a text names, whatever else it says.
  ///
  /// @param things their folded words
  public <T> Optional<T> named(String text, PhraseTable<T> things) {
    return Utterance.of(text).take(things).stream().findFirst();
  }

  /// How sure a word is, with everything else that was written: "wait pls" is WAIT.
  ///
  /// @param word folded, the text's first
  public Grade beside(String text, String word) {
    var said = Utterance.of(text);
    if (!said.words().isEmpty() && said.words().getFirst().equals(word)) {
      said.explain(0, 1);
    }
    return said.asks() ? Grade.UNCLEAR : said.grade(vocabulary);
  }

  /// What is said in place of something else.
  public record Contrast(String meant, String not) {}

  /// "5 west not 3 west": the words before a negation and behind it.
  public Optional<Contrast> contrast(String clause) {
    List<String> words = Utterance.of(clause).words();
    for (int i = 1; i + 1 < words.size(); i++) {
      if (vocabulary.negations().has(words.get(i))) {
        return Optional.of(
            new Contrast(
                String.join(" ", words.subList(0, i)),
                String.join(" ", words.subList(i + 1, words.size()))));
      }
    }
    return Optional.empty();
  }

  /// Whether two short texts name units in the same way: they have a figure and share a word, or
  /// each has a word of a place.
  public boolean areUnits(String one, String other) {
    var first = Utterance.of(one);
    var second = Utterance.of(other);
    boolean brief = first.words().size() <= MOST_WORDS && second.words().size() <= MOST_WORDS;
    boolean figures = hasFigure(first) && hasFigure(second);
    boolean shared = first.words().stream().anyMatch(second.words()::contains);
    boolean counted =
        first.has(vocabulary.counted())
            || first.words().stream().anyMatch(vocabulary.units()::has)
            || first.has(vocabulary.timeUnits());
    boolean named = first.words().stream().anyMatch(OwnWordReader::isWord);
    boolean places = first.has(vocabulary.placeWords()) && second.has(vocabulary.placeWords());
    return brief
        && !first.words().equals(second.words())
        && !counted
        && ((figures && shared && named) || places);
  }

  private static boolean hasFigure(Utterance said) {
    return said.words().stream().anyMatch(word -> Character.isDigit(word.codePointAt(0)));
  }

  private static boolean isWord(String word) {
    return Character.isLetter(word.codePointAt(0));
  }
}
