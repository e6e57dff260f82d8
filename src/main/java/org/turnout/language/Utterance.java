package org.turnout.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.turnout.language.PhraseTable.Match;

/// What a person wrote, split into words, with a note of those that are explained. A reading is
/// only as good as what it leaves unexplained: see [#grade].
final class Utterance {
  /// More words than ten text messages hold.
  private static final int MOST = 400;

  private final List<String> words;
  private final BitSet explained = new BitSet();
  private final BitSet named = new BitSet();
  private final boolean asks;

  private Utterance(List<String> words, boolean asks) {
    this.words = words;
    this.asks = asks;
  }

  /// Splits a text. Signs between digits stay ("7:30", "10/5", "1,000"), apostrophes join, every
  /// other sign separates.
  static Utterance of(String text) {
    String plain = TextFold.plain(text).replace('⁄', '/');
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int i = 0; i < plain.length() && words.size() < MOST; i++) {
      char c = plain.charAt(i);
      if (c == '\'' || abbreviates(plain, i)) {
        continue;
      }
      if (c >= 0x80 || Character.isLetterOrDigit(c) || joins(plain, i)) {
        word.append(c);
      } else {
        end(word, words);
      }
    }
    end(word, words);
    return new Utterance(List.copyOf(words), plain.indexOf('?') >= 0);
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /// Whether the sign belongs to a number.
  private static boolean joins(String text, int at) {
    char c = text.charAt(at);
    boolean digitAfter = at + 1 < text.length() && digit(text.charAt(at + 1));
    boolean digitBefore = at > 0 && digit(text.charAt(at - 1));
    boolean minus = c == '-' && digitAfter && (at == 0 || text.charAt(at - 1) == ' ');
    return minus || (digitBefore && digitAfter && ".,:/-".indexOf(c) >= 0);
  }

  /// The points of "a.m." and "p.m.".
  private static boolean abbreviates(String text, int at) {
    return text.charAt(at) == '.'
        && at + 1 < text.length()
        && text.charAt(at + 1) == 'm'
        && at > 0
        && "ap".indexOf(text.charAt(at - 1)) >= 0;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /// The same without some words; nothing is explained in it yet.
  Utterance without(IntPredicate which) {
    List<String> left =
        IntStream.range(0, words.size()).filter(which.negate()).mapToObj(words::get).toList();
    return new Utterance(left, asks);
  }

  List<String> words() {
    return words;
  }

  /// Whether it has a question mark.
  boolean asks() {
    return asks;
  }

  /// Notes that words are explained.
  void explain(int from, int count) {
    explained.set(from, from + count);
  }

  /// Notes that words are a name that was looked for.
  void name(int from, int count) {
    explain(from, count);
    named.set(from, from + count);
  }

  boolean isNamed(int at) {
    return named.get(at);
  }

  boolean isExplained(int at) {
    return explained.get(at);
  }

  /// The longest phrase of a table that begins at a word and takes none that is explained already.
  <V> @Nullable Match<V> match(PhraseTable<V> table, int at) {
    if (explained.get(at)) {
      return null;
    }
    Match<V> match = table.at(words, at);
    int taken = explained.nextSetBit(at);
    return match == null || (taken >= 0 && taken < at + match.words()) ? null : match;
  }

  /// Notes every phrase of a table as explained.
  void explainAll(PhraseTable<?> table) {
    take(table);
  }

  /// The same, and what each of them stands for, in their order.
  <V> List<V> take(PhraseTable<V> table) {
    var taken = new ArrayList<V>();
    for (int i = 0; i < words.size(); i++) {
      Match<V> match = match(table, i);
      if (match != null) {
        explain(i, match.words());
        taken.add(match.value());
        i += match.words() - 1;
      }
    }
    return taken;
  }

  /// Whether a phrase of a table is among what is not explained.
  boolean has(PhraseTable<?> table) {
    for (int i = 0; i < words.size(); i++) {
      if (match(table, i) != null) {
        return true;
      }
    }
    return false;
  }

  /// How sure a reading is, once its own words are noted: a negation, an exception or a doubt that
  /// it did not use leaves it unclear, any other word with a meaning of its own makes it likely.
  Grade grade(Vocabulary vocabulary) {
    if (has(vocabulary.negations()) || has(vocabulary.doubts()) || has(vocabulary.questions())) {
      return Grade.UNCLEAR;
    }
    explainAll(vocabulary.courtesy());
    explainAll(vocabulary.fillers());
    explainSigns();
    return allExplained() ? Grade.SURE : Grade.LIKELY;
  }

  /// Emoji that say neither yes nor no.
  private void explainSigns() {
    for (int i = 0; i < words.size(); i++) {
      int first = words.get(i).codePointAt(0);
      if (!Character.isLetterOrDigit(first) && first != '-') {
        explained.set(i);
      }
    }
  }

  boolean allExplained() {
    return explained.nextClearBit(0) >= words.size();
  }

  List<String> unexplained() {
    return IntStream.range(0, words.size())
        .filter(i -> !explained.get(i))
        .mapToObj(words::get)
        .toList();
  }

  /// How many words are not explained.
  int left() {
    return words.size() - explained.cardinality();
  }

  /// A member's words stay out of logs.
  @Override
  public String toString() {
    return "Utterance[" + words.size() + " words]";
  }
}
