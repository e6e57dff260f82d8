package org.turnout.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.turnout.language.ParsedAnswer.Reason;

/// Whole numbers in a text, in digits or in words.
record NumberParser(Vocabulary vocabulary) {
  /// Nothing that members count has more digits.
  private static final int MOST_DIGITS = 9;

  /// A share and money are no count.
  private static final String MEASURES = "%$€£₱";

  /// Words of this length are known with one slip ("twnety").
  private static final int FORGIVEN = 5;

  /// In a sentence a word that is nearly a number is another word.
  private static final int MOST_BESIDE_SLIP = 2;

  ParsedAnswer<Long> in(String text) {
    var said = Utterance.of(text);
    if (said.words().isEmpty()) {
      return ParsedAnswer.unclear(Reason.EMPTY);
    }
    if (text.chars().anyMatch(c -> MEASURES.indexOf(c) >= 0)) {
      return ParsedAnswer.unclear(Reason.NOT_WHOLE);
    }
    var found = new LinkedHashSet<Long>();
    var counted = new LinkedHashSet<Long>();
    boolean slipped = false;
    boolean article = false;
    int last = -1;
    for (int i = 0; i < said.words().size(); ) {
      Spoken spoken = said.isExplained(i) ? Spoken.SILENT : spoken(said.words(), i);
      if (spoken.words() == 0) {
        switch (digits(said.words().get(i))) {
          case ParsedAnswer.Understood<Long>(var value) ->
              spoken = amounts().multiplied(said.words(), i, 1, value);
          case ParsedAnswer.Likely<Long>(var value) -> spoken = new Spoken(value, 1);
          case ParsedAnswer.Unclear<Long>(var reason, var ranges) -> {
            if (reason != Reason.NOT_FOUND) {
              return new ParsedAnswer.Unclear<>(reason, ranges);
            }
          }
        }
      }
      if (spoken.words() == 0) {
        spoken = slip(said.words().get(i));
        slipped |= spoken.words() > 0;
      }
      if (spoken.words() > 0 && place(said, i, i + spoken.words(), found.isEmpty())) {
        i += spoken.words();
      } else if (spoken.words() > 0) {
        said.explain(i, spoken.words());
        if (!found.add(spoken.value()) && last < i) {
          return ParsedAnswer.unclear(Reason.SEVERAL); // "10 for me and 10 for dave"
        }
        article |= spoken.value() == 1 && Character.isLetter(said.words().get(i).charAt(0));
        i += spoken.words();
        last = i;
        if (i < said.words().size() && said.match(vocabulary.counted(), i) != null) {
          counted.add(spoken.value());
        }
      } else {
        i++;
      }
    }
    return decide(said, found, counted, slipped, article);
  }

  private ParsedAnswer<Long> decide(
      Utterance said, Set<Long> found, Set<Long> counted, boolean slipped, boolean article) {
    if (said.has(vocabulary.parts())) {
      return ParsedAnswer.unclear(Reason.NOT_WHOLE);
    }
    if (said.has(vocabulary.notCounts())) {
      return ParsedAnswer.unclear(Reason.SEVERAL);
    }
    if (found.isEmpty()) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    if (found.size() > 1) {
      return counted.size() == 1
              && !said.has(vocabulary.negations())
              && !said.has(vocabulary.doubts())
          ? ParsedAnswer.of(counted.iterator().next(), Grade.LIKELY)
          : ParsedAnswer.several(List.copyOf(found));
    }
    said.explainAll(vocabulary.roughly());
    said.explainAll(vocabulary.counted());
    Grade grade = said.grade(vocabulary);
    if (grade == Grade.LIKELY && article) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND); // "that one", "un chingo"
    }
    if (slipped && counted.isEmpty() && said.left() > MOST_BESIDE_SLIP) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND); // "dejame cuento cuantas somos"
    }
    boolean open = said.asks() && grade != Grade.UNCLEAR;
    return ParsedAnswer.of(found.iterator().next(), slipped || open ? Grade.LIKELY : grade);
  }

  /// Whether a number names a place: "for 3 west", "5 west", "room 12"; or is a length of time: "45
  /// years". "Put me down for 5 stickers" has a number of things.
  private boolean place(Utterance said, int from, int to, boolean first) {
    if (from > 0 && vocabulary.labels().has(said.words().get(from - 1))) {
      return true;
    }
    if (to >= said.words().size()) {
      return false;
    }
    String behind = said.words().get(to);
    return vocabulary.quarters().has(behind)
        || vocabulary.units().has(behind)
        || vocabulary.timeUnits().has(behind)
        || vocabulary.periods().has(behind)
        || (from > 0
            && vocabulary.belongs().has(said.words().get(from - 1))
            && !vocabulary.has(behind)
            && !(first && vocabulary.counted().at(said.words(), to) != null));
  }

  /// A number in words and how many words it takes.
  record Spoken(long value, int words) {
    static final Spoken SILENT = new Spoken(0, 0);
  }

  /// The amount that begins here: "twenty five", "treinta y cinco", "two dozen", "just me".
  Spoken spoken(List<String> words, int at) {
    return amounts().at(words, at);
  }

  /// The number that begins here, said in number words alone.
  Spoken plain(List<String> words, int at) {
    return new NumberWords(vocabulary.numbers(), vocabulary.glue(), PhraseTable.empty())
        .at(words, at);
  }

  private NumberWords amounts() {
    return new NumberWords(vocabulary.amounts(), vocabulary.glue(), vocabulary.multiples());
  }

  /// The number word that was meant though one letter is wrong.
  private Spoken slip(String word) {
    boolean known = vocabulary.has(word) || vocabulary.everyday().has(word);
    Integer meant = known ? null : vocabulary.amounts().misspelled(word, FORGIVEN);
    return meant == null ? Spoken.SILENT : new Spoken(meant, 1);
  }

  /// A number in digits: "2", "x2", "2x", "20ish", "-3", "1,000", "2.0". "1.000" is one in one
  /// country and a thousand in another.
  static ParsedAnswer<Long> digits(String word) {
    String core = word;
    for (String tail : List.of("ish", "x", "pcs", "pc", "ea")) {
      if (core.endsWith(tail) && core.length() > tail.length()) {
        core = core.substring(0, core.length() - tail.length());
        break;
      }
    }
    if (core.length() > 1 && core.startsWith("x")) {
      core = core.substring(1);
    }
    boolean minus = core.length() > 1 && core.startsWith("-");
    String rest = minus ? core.substring(1) : core;
    if (range(rest)) {
      return ParsedAnswer.unclear(Reason.SEVERAL);
    }
    int point = rest.indexOf('.');
    String fraction = point < 0 ? "" : rest.substring(point + 1);
    String whole = grouped(point < 0 ? rest : rest.substring(0, point));
    if (!allDigits(whole) || (!fraction.isEmpty() && !allDigits(fraction))) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    if (fraction.length() == 3 || fraction.chars().anyMatch(c -> c != '0')) {
      return ParsedAnswer.unclear(Reason.NOT_WHOLE);
    }
    if (whole.length() > MOST_DIGITS) {
      return ParsedAnswer.unclear(Reason.TOO_BIG);
    }
    long value = Long.parseLong(whole);
    return ParsedAnswer.of(minus ? -value : value);
  }

  /// "10-20", "1/2", "7:30": two numbers, or none that is counted.
  private static boolean range(String word) {
    boolean sign = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ("-/:".indexOf(c) >= 0) {
        sign = true;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return sign;
  }

  /// "1,000" without its comma; anything else with commas is left as it is, and so is not a number.
  private static String grouped(String whole) {
    int comma = whole.indexOf(',');
    if (comma <= 0 || comma > 3) {
      return whole;
    }
    for (int i = comma; i < whole.length(); i += 4) {
      if (whole.charAt(i) != ',' || i + 4 > whole.length()) {
        return whole;
      }
    }
    return whole.replace(",", "");
  }

  static boolean allDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
