package org.turnout.language;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turnout.language.ParsedAnswer.Reason;
import org.turnout.language.PhraseTable.Match;

/// Yes and no. A yes is only one when nothing turns it around: consent and places rest on it.
record YesNoParser(Vocabulary vocabulary) {
  /// Keys that are next to each other, row by row: a slip of the thumb hits one of them.
  private static final List<String> KEYS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");

  ParsedAnswer<Boolean> in(String text) {
    var said = Utterance.of(text);
    if (said.words().isEmpty()) {
      return ParsedAnswer.unclear(Reason.EMPTY);
    }
    boolean yes = false;
    boolean weak = false;
    boolean no = false;
    var weakNo = new BitSet();
    boolean late = false;
    for (int i = 0; i < said.words().size(); ) {
      Match<Polarity> match = polarity(said, i);
      Match<Boolean> doubt = said.match(vocabulary.doubts(), i);
      if (doubt != null && (match == null || doubt.words() > match.words())) {
        i += doubt.words(); // "si puedo voy" is not "si puedo"
        continue;
      }
      if (match == null) {
        Match<Boolean> courtesy = said.match(vocabulary.courtesy(), i);
        late |= courtesy == null && !yes && !no && !weak;
        int words = courtesy == null ? 1 : courtesy.words();
        if (courtesy != null) {
          said.explain(i, words);
        }
        i += words;
        continue;
      }
      switch (match.value()) {
        case YES -> yes = true;
        case WEAK_YES -> weak = true;
        case NO -> no = true;
        case WEAK_NO -> weakNo.set(i, i + match.words());
      }
      if (match.value() != Polarity.WEAK_NO) {
        said.explain(i, match.words());
      }
      i += match.words();
    }
    if (yes && no) {
      return ParsedAnswer.unclear(Reason.SEVERAL);
    }
    if (no || (!yes && !weak && said.left() == weakNo.cardinality() && !weakNo.isEmpty())) {
      weakNo.stream().forEach(at -> said.explain(at, 1));
      said.explainAll(vocabulary.negations());
      return graded(false, said, late);
    }
    if (yes) {
      if (!late && said.has(vocabulary.questions())) {
        said.explainAll(vocabulary.questions());
        Grade grade = said.grade(vocabulary);
        return ParsedAnswer.of(true, grade == Grade.UNCLEAR ? grade : Grade.LIKELY);
      }
      return graded(true, said, late);
    }
    if (weak && said.allExplained()) {
      return said.asks() ? ParsedAnswer.unclear(Reason.SEVERAL) : ParsedAnswer.of(true);
    }
    return weak ? ParsedAnswer.unclear(Reason.SEVERAL) : slip(said);
  }

  private @Nullable Match<Polarity> polarity(Utterance said, int at) {
    Match<Polarity> match = said.match(vocabulary.yesNo(), at);
    if (match != null) {
      return match;
    }
    for (String calm : calm(said.words().get(at))) {
      Polarity meant = vocabulary.yesNo().get(calm);
      if (meant != null && !said.isExplained(at)) {
        return new Match<>(meant, 1);
      }
    }
    return null;
  }

  /// @param late whether something else was said first: then the yes or no may be about that
  private ParsedAnswer<Boolean> graded(boolean yes, Utterance said, boolean late) {
    Grade grade = said.grade(vocabulary);
    boolean open = said.asks() || (late && grade == Grade.LIKELY);
    if (grade == Grade.UNCLEAR || (open && yes && grade == Grade.LIKELY)) {
      return ParsedAnswer.unclear(Reason.SEVERAL);
    }
    return ParsedAnswer.of(yes, open || late ? Grade.LIKELY : grade);
  }

  /// "yesss" and "noooo" without the excitement: each letter once, or twice at most.
  private static List<String> calm(String word) {
    if (word.length() < 3 || word.length() > 30) {
      return List.of();
    }
    var once = new StringBuilder(word.length());
    var twice = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      boolean same = i > 0 && word.charAt(i) == word.charAt(i - 1);
      boolean third = same && i > 1 && word.charAt(i) == word.charAt(i - 2);
      if (!same) {
        once.append(word.charAt(i));
      }
      if (!third) {
        twice.append(word.charAt(i));
      }
    }
    return once.length() == word.length() ? List.of() : List.of(twice.toString(), once.toString());
  }

  /// One word that is a yes or no but for one slip; likely at best.
  private ParsedAnswer<Boolean> slip(Utterance said) {
    said.explainAll(vocabulary.courtesy());
    if (said.left() != 1 || said.asks()) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    String word = "";
    for (int i = 0; i < said.words().size(); i++) {
      word = said.isExplained(i) ? word : said.words().get(i);
    }
    boolean yes = false;
    boolean no = false;
    if (word.length() >= 3 && word.length() <= 12 && !vocabulary.everyday().has(word)) {
      for (String known : vocabulary.yesNo().phrases()) {
        if (known.length() >= 3 && known.indexOf(' ') < 0 && slipped(word, known)) {
          yes |= vocabulary.yesNo().get(known) == Polarity.YES;
          no |= vocabulary.yesNo().get(known) == Polarity.NO;
        }
      }
    }
    return yes == no ? ParsedAnswer.unclear(Reason.NOT_FOUND) : ParsedAnswer.of(yes, Grade.LIKELY);
  }

  private static boolean slipped(String word, String known) {
    if (known.length() >= 6) {
      return EditDistance.distance(word, known, 1) <= 1;
    }
    if (word.length() != known.length()) {
      return false;
    }
    int other = -1;
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) != known.charAt(i)) {
        if (other >= 0) {
          return false;
        }
        other = i;
      }
    }
    return other >= 0 && neighbors(word.charAt(other), known.charAt(other));
  }

  private static boolean neighbors(char a, char b) {
    for (String row : KEYS) {
      int at = row.indexOf(a);
      int is = row.indexOf(b);
      if (at >= 0 && is >= 0) {
        return Math.abs(at - is) == 1;
      }
    }
    return false;
  }
}
