package org.turnout.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turnout.language.NumberParser.Spoken;
import org.turnout.language.PhraseTable.Match;

/// Puts numbers together from words: "twenty five", "treinta y cinco", "two hundred", "two dozen".
///
/// @param glue joins two parts of a number, "treinta y cinco"
/// @param multiples dozens
record NumberWords(
    PhraseTable<Integer> numbers, PhraseTable<Boolean> glue, PhraseTable<Integer> multiples) {
  private static final int HUNDRED = 100;
  private static final int THOUSAND = 1000;

  /// The number that begins at a word; [NumberParser.Spoken#SILENT] when none does.
  Spoken at(List<String> words, int at) {
    var sum = new Sum();
    int taken = 0;
    boolean glued = false;
    for (int i = at; i < words.size(); ) {
      Match<Integer> match = numbers.at(words, i);
      match = match == null ? grownTogether(words.get(i)) : match;
      match = match == null && glued ? ones(words.get(i)) : match;
      if (match != null && sum.takes(match.value())) {
        i += match.words();
        taken = i - at;
        glued = false;
      } else if (taken == 0 || glued || !glue.has(words.get(i))) {
        break;
      } else {
        glued = true;
        i++;
      }
    }
    return multiplied(words, at, taken, taken == 0 ? 1 : sum.value());
  }

  /// A number with the dozens, hundreds or thousands that follow it: "2 dozen", "5 thousand".
  ///
  /// @param taken how many words the number takes, 0 for "dozen" alone
  Spoken multiplied(List<String> words, int at, int taken, long value) {
    int end = at + taken;
    if (end >= words.size()) {
      return taken == 0 ? Spoken.SILENT : new Spoken(value, taken);
    }
    Integer dozen = multiples.get(words.get(end));
    if (dozen != null) {
      return new Spoken(value * dozen, taken + 1);
    }
    if (taken == 0) {
      return Spoken.SILENT;
    }
    Integer next = numbers.get(words.get(end));
    return next != null && (next == HUNDRED || next == THOUSAND) && value < next
        ? new Spoken(value * next, taken + 1)
        : new Spoken(value, taken);
  }

  /// "seventyfive", "treintaicinco".
  private @Nullable Match<Integer> grownTogether(String word) {
    for (int at = 5; at <= word.length() - 3 && word.length() < 16; at++) {
      Integer tens = numbers.get(word.substring(0, at));
      boolean glued = glue.has(word.substring(at, at + 1));
      Integer ones = numbers.get(word.substring(glued ? at + 1 : at));
      if (tens != null && ones != null && tens < HUNDRED && Sum.place(tens) > ones && ones > 0) {
        return new Match<>(tens + ones, 1);
      }
    }
    return null;
  }

  /// "treinta y 5".
  private static @Nullable Match<Integer> ones(String word) {
    return word.length() == 1 && NumberParser.allDigits(word)
        ? new Match<>(Integer.parseInt(word), 1)
        : null;
  }

  /// A number on its way: thousands, and what is below them.
  private static final class Sum {
    private long thousands;
    private long rest;
    private boolean empty = true;

    /// Whether a part belongs to this number; if so it is added.
    boolean takes(int part) {
      if (empty) {
        empty = false;
        thousands = part >= THOUSAND ? part : 0;
        rest = part >= THOUSAND ? 0 : part;
      } else if (part == THOUSAND && thousands == 0 && rest > 0) {
        thousands = rest * THOUSAND;
        rest = 0;
      } else if (part == HUNDRED && rest > 0 && rest < 10) {
        rest *= HUNDRED;
      } else if (part > 0 && part < (rest == 0 ? thousands : place(rest))) {
        rest += part;
      } else {
        return false;
      }
      return true;
    }

    long value() {
      return thousands + rest;
    }

    /// What may still be said behind a number is less than this: 100 behind "two hundred".
    static long place(long number) {
      boolean tens = number % 10 == 0 && number % HUNDRED >= 20;
      return number == 0 ? 0 : number % HUNDRED == 0 ? HUNDRED : tens ? 10 : 0;
    }
  }
}
