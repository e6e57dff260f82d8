package org.turnout.language;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The number words of a language as ICU's spell-out rules have them: the data of a language lists
/// only what people write besides. A language that ICU does not spell has its own list alone.
final class SpelledNumbers {
  /// Nobody picks a row or a day beyond it.
  private static final int LAST_ORDINAL = 31;

  /// From here on a number is put together from its hundreds and what is below.
  private static final int LAST_WHOLE = 121;

  private final RuleBasedNumberFormat speller;

  private SpelledNumbers(RuleBasedNumberFormat speller) {
    this.speller = speller;
  }

  /// @param tag of the language, or of another that counts in the same words
  static Optional<SpelledNumbers> of(String tag) {
    if (tag.isEmpty()) {
      return Optional.empty();
    }
    ULocale locale = ULocale.createCanonical(tag);
    var speller = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    String spelled = speller.getLocale(ULocale.ACTUAL_LOCALE).getLanguage();
    return spelled.equals(locale.getLanguage())
        ? Optional.of(new SpelledNumbers(speller))
        : Optional.empty();
  }

  /// Words and phrases for numbers, those that the grammar cannot put together from others.
  ///
  /// @param listed what the language's data says of numbers
  /// @param glue what joins two parts
  Map<String, Integer> cardinals(Map<String, Integer> listed, PhraseTable<Boolean> glue) {
    var parts = new HashMap<>(listed);
    List<String> rules = rules("cardinal", "numbering");
    IntStream.concat(
            IntStream.rangeClosed(0, 20),
            IntStream.of(30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 400, 500, 600, 700, 800, 900))
        .forEach(n -> spell(n, rules).forEach(words -> put(parts, words, n)));
    for (int power : new int[] {100, 1000}) { // "hundred" of "one hundred"
      spell(power, rules).forEach(words -> put(parts, List.of(words.getLast()), power));
    }
    var grammar = new NumberWords(new PhraseTable<>(parts), glue, PhraseTable.empty());
    var all = new HashMap<>(parts);
    for (int tens = 20; tens < 100; tens += 10) {
      if (!composes(grammar, rules, tens + 1, tens + 4, tens + 5)) {
        add(all, grammar, rules, tens + 1, tens + 9);
      }
    }
    if (!composes(grammar, rules, 101, 104, 111, 120)) {
      add(all, grammar, rules, 101, LAST_WHOLE);
    }
    return all;
  }

  /// Whether the grammar puts numbers together from their parts. The same few are irregular in
  /// every ten, so that a language is read quickly.
  private boolean composes(NumberWords grammar, List<String> rules, int... numbers) {
    return Arrays.stream(numbers)
        .allMatch(n -> spell(n, rules).stream().allMatch(words -> composed(grammar, words, n)));
  }

  private static boolean composed(NumberWords grammar, List<String> words, int number) {
    return grammar.at(words, 0).equals(new NumberParser.Spoken(number, words.size()));
  }

  private void add(
      Map<String, Integer> all, NumberWords grammar, List<String> rules, int from, int to) {
    for (int n = from; n <= to; n++) {
      for (List<String> words : spell(n, rules)) {
        if (!composed(grammar, words, n)) {
          put(all, words, n);
        }
      }
    }
  }

  /// Words and phrases for places in a row.
  Map<String, Integer> ordinals(Map<String, Integer> listed) {
    var all = new HashMap<>(listed);
    List<String> rules = rules("ordinal");
    for (int n = 1; n <= LAST_ORDINAL; n++) {
      for (List<String> words : spell(n, rules)) {
        put(all, words, n);
      }
    }
    return all;
  }

  private static void put(Map<String, Integer> all, List<String> words, int number) {
    all.putIfAbsent(String.join(" ", words), number);
  }

  private List<List<String>> spell(int number, List<String> rules) {
    var spelled = new ArrayList<List<String>>();
    for (String rule : rules) {
      List<String> words = Utterance.of(speller.format(number, rule)).words();
      if (!words.isEmpty() && !spelled.contains(words)) {
        spelled.add(words);
      }
    }
    return spelled;
  }

  /// The rules for a kind of number, without those for years and sums of money. The plural of an
  /// ordinal is a thing of its own: "segundos" are seconds.
  private List<String> rules(String... kinds) {
    return Arrays.stream(speller.getRuleSetNames())
        .filter(name -> Arrays.stream(kinds).anyMatch(kind -> name.startsWith("%spellout-" + kind)))
        .filter(name ->
            !name.endsWith("-year") && !name.endsWith("-financial") && !name.endsWith("-plural"))
        .toList();
  }
}
