package org.turnout.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.turnout.language.ParsedAnswer.Reason;

/// Typed full names: what a petition is signed with, so it is kept as it was typed. Chat looks much
/// like a name; words of ordinary sentences tell them apart, and where they cannot, it is asked
/// back.
record NameParser(Vocabulary vocabulary, Telltales telltales) {
  /// Longer than any name on a membership roll.
  private static final int LONGEST = 80;

  private static final int LONGEST_LEAD = 6;

  /// "cooking" is a word of ordinary sentences, "ming" a name.
  private static final int SHORTEST_DOING = 5;

  /// A family name of two signs and a given name of two.
  private static final int LONGEST_HAN = 4;

  /// "レオナルド・ディカプリオ".
  private static final int LONGEST_UNSPACED = 15;

  /// More words than this are hardly a name, and twice as many are none.
  private static final int MANY = 5;

  /// What follows a name and is not part of it: a unit behind a dash, a lone bracket, a number.
  private static final Pattern TAIL =
      Pattern.compile(
          "\\s+[-–—]\\s+.*$|\\s*[,;/|]\\s{0,9}\\S{0,40}\\d.*$|\\s+#?\\d+.*$", Pattern.DOTALL);

  /// A point behind a longer word ends what is a name: "Maria Lopez. Sunset".
  private static final Pattern SENTENCE =
      Pattern.compile("^(\\S+\\s.*?\\p{L}{4})\\.\\s.*$", Pattern.DOTALL);

  private static final Pattern SUFFIX = Pattern.compile("(?i),\\s*(jr|sr|ii|iii|iv)\\.?$");

  private static final Pattern GENERATION = Pattern.compile("(?i)(2nd|3rd|4th|1st)\\.?");

  ParsedAnswer<String> in(String text) {
    String typed = visible(text).strip();
    if (typed.isEmpty()) {
      return ParsedAnswer.unclear(text.isBlank() ? Reason.EMPTY : Reason.NOT_FOUND);
    }
    int line = typed.indexOf('\n');
    if (line > 0 && Utterance.of(typed.substring(line)).grade(vocabulary) != Grade.UNCLEAR) {
      ParsedAnswer<String> first = name(typed.substring(0, line));
      if (first instanceof ParsedAnswer.Understood<String>) {
        return first; // what follows is a unit, or the phone's own line
      }
    }
    return name(typed);
  }

  private ParsedAnswer<String> name(String typed) {
    List<String> words = words(typed);
    courtesyEnds(words);
    boolean led = lead(words);
    String whole = String.join(" ", words);
    words = words(cut(whole));
    courtesyEnds(words);
    if (led && words.size() > 2 && vocabulary.relativeDays().has(words.getLast())) {
      words.removeLast(); // "my name is Jolene Abara now"
    }
    String name = ends(String.join(" ", words));
    if (name.isEmpty()
        || name.length() > LONGEST
        || !lettersOnly(name)
        || typed.indexOf('?') >= 0) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    List<String> parts =
        List.of(name.split(" ", -1)).stream().filter(NameParser::hasLetter).toList();
    if (parts.size() < 2) {
      return parts.size() == 1 && unspaced(name)
          ? unspacedName(name)
          : ParsedAnswer.unclear(Reason.ONE_WORD);
    }
    if (telltales.sentence(name)) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    Grade grade = grade(parts, led, !cut(whole).equals(whole) || typed.indexOf('!') >= 0);
    if (grade == Grade.SURE && (isApart(whole) || isParted(name))) {
      grade = Grade.LIKELY;
    }
    return grade == Grade.UNCLEAR
        ? ParsedAnswer.unclear(Reason.NOT_FOUND)
        : ParsedAnswer.of(name, grade);
  }

  /// A name of one word is short; what is long may be a sentence.
  private ParsedAnswer<String> unspacedName(String name) {
    boolean letters = name.codePoints().allMatch(Character::isIdeographic);
    int most = letters ? LONGEST_HAN : LONGEST_UNSPACED;
    return telltales.sentence(name)
        ? ParsedAnswer.unclear(Reason.NOT_FOUND)
        : ParsedAnswer.of(
            name, name.codePointCount(0, name.length()) <= most ? Grade.SURE : Grade.LIKELY);
  }

  private static List<String> words(String text) {
    return new ArrayList<>(List.of(text.split("[\\s\\u00a0]+", -1)));
  }

  private Grade grade(List<String> parts, boolean led, boolean cut) {
    long everyday = parts.stream().filter(this::everyday).count();
    boolean capitals = parts.stream().allMatch(NameParser::capital);
    if (everyday == parts.size() && (!capitals || !led)) {
      return capitals && parts.size() == 2 ? Grade.LIKELY : Grade.UNCLEAR;
    }
    long distinct = parts.stream().map(TextFold::words).distinct().count();
    if (parts.size() > 2 * MANY
        || (distinct == 1 && !capitals)
        || (everyday * 2 > parts.size() && !capitals)) {
      return Grade.UNCLEAR;
    }
    String folded = TextFold.words(String.join(" ", parts));
    boolean place =
        parts.stream().skip(1).map(TextFold::words).anyMatch(vocabulary.placeWords()::has);
    if (place || (distinct < parts.size() && !capitals) || vocabulary.jokeNames().has(folded)) {
      return Grade.LIKELY; // "Sunset Hospital", "Mickey Mouse"
    }
    boolean sure = (everyday == 0 || (capitals && everyday < parts.size())) && parts.size() <= MANY;
    return sure && (!cut || (everyday == 0 && capitals)) ? Grade.SURE : Grade.LIKELY;
  }

  /// A word of ordinary sentences, as it is written: "Mỹ" is a name, "my" is not.
  private boolean everyday(String word) {
    String folded = TextFold.words(word);
    boolean marked =
        word.codePoints()
            .anyMatch(c -> (c >= 0x1e00 && c <= 0x1eff) || c == 'đ' || c == 'ơ' || c == 'ư');
    boolean doing =
        !capital(word)
            && folded.length() > SHORTEST_DOING
            && vocabulary.everydayEndings().stream().anyMatch(folded::endsWith);
    return doing
        || (!marked && (vocabulary.everyday().has(folded) || vocabulary.placeWords().has(folded)));
  }

  private static boolean capital(String word) {
    int first = word.codePoints().filter(Character::isLetter).findFirst().orElse('a');
    return Character.isUpperCase(first) || Character.isTitleCase(first) || particle(word);
  }

  /// "de", "van", "bin": small even in a name that is written with capitals.
  private static boolean particle(String word) {
    return List.of(
            "de", "del", "dela", "la", "las", "los", "da", "dos", "di", "du", "le", "van", "von",
            "der", "den", "bin", "ibn", "al", "el", "y", "ng", "ap", "st", "san", "o", "e")
        .contains(word);
  }

  private String cut(String typed) {
    String whole = isApart(typed) ? typed.substring(0, typed.indexOf(',')) : typed;
    String sentence = SENTENCE.matcher(whole).replaceFirst("$1");
    String cut = TAIL.matcher(sentence).replaceFirst("").strip();
    return cut.isEmpty()
            || GENERATION.matcher(typed.substring(typed.lastIndexOf(' ') + 1)).matches()
        ? typed
        : cut;
  }

  /// Whether a name is followed by something else behind a comma.
  private boolean isApart(String typed) {
    int comma = typed.indexOf(',');
    return comma > 0
        && typed.substring(0, comma).strip().indexOf(' ') > 0
        && isRole(typed.substring(comma + 1).strip());
  }

  /// "Harbor, Ana Cruz": what is before the comma may be a place; a "Jr." behind one is of the
  /// name.
  private static boolean isParted(String name) {
    return SUFFIX.matcher(name).replaceFirst("").indexOf(',') > 0;
  }

  /// "ICU nurse", "i work nights": what follows a name and says what somebody does.
  private boolean isRole(String tail) {
    return Character.isLowerCase(tail.codePoints().findFirst().orElse('A'))
        || words(tail).stream().anyMatch(word -> vocabulary.everyday().has(TextFold.words(word)));
  }

  /// Takes "my name is" off the beginning.
  private boolean lead(List<String> words) {
    for (int n = Math.min(LONGEST_LEAD, words.size() - 1); n > 0; n--) {
      String first = TextFold.words(String.join(" ", words.subList(0, n)));
      if (vocabulary.nameLeads().has(first) && (n > 1 || words.size() > 2)) {
        words.subList(0, n).clear();
        lead(words);
        return true;
      }
    }
    return false;
  }

  /// Takes politeness off both ends, as long as a whole name is left.
  private void courtesyEnds(List<String> words) {
    boolean capitals = words.stream().allMatch(NameParser::capital);
    for (int n = Math.min(4, words.size() - 2); n > 0 && !capitals; n--) {
      if (courtesy(words.subList(words.size() - n, words.size()))) {
        words.subList(words.size() - n, words.size()).clear();
        break;
      }
    }
    for (int n = Math.min(3, words.size() - 2); n > 0; n--) {
      if (courtesy(words.subList(0, n))) {
        words.subList(0, n).clear();
        break;
      }
    }
  }

  private boolean courtesy(List<String> words) {
    String folded = TextFold.words(String.join(" ", words));
    return !folded.isEmpty() && vocabulary.courtesy().has(folded);
  }

  private static String ends(String name) {
    int to = name.length();
    while (to > 0 && ",;:!-\"".indexOf(name.charAt(to - 1)) >= 0) {
      to--;
    }
    int from = 0;
    while (from < to && ",;:-.!\"".indexOf(name.charAt(from)) >= 0) {
      from++;
    }
    String ends = name.substring(from, to).strip();
    return ends.endsWith(".") && !initial(ends) ? ends.substring(0, ends.length() - 1) : ends;
  }

  /// "Jr.", "A.": the point is of the name.
  private static boolean initial(String name) {
    return name.length() - name.lastIndexOf(' ') <= 4;
  }

  private static boolean lettersOnly(String name) {
    String letters = GENERATION.matcher(name).replaceAll("");
    return letters
        .codePoints()
        .allMatch(c ->
            Character.isLetter(c)
                || c == ' '
                || "'’‘`´ʻ.-‐‑–,·・()“”\"".indexOf(c) >= 0
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK);
  }

  /// A script that parts no words: two signs or more are a full name.
  private static boolean unspaced(String name) {
    long letters = name.codePoints().filter(Character::isLetter).count();
    return letters >= 2
        && name.codePoints()
            .filter(Character::isLetter)
            .allMatch(c ->
                switch (Character.UnicodeScript.of(c)) {
                  case HAN, HANGUL, HIRAGANA, KATAKANA, THAI, KHMER, LAO, MYANMAR, COMMON -> true;
                  default -> false;
                });
  }

  private static boolean hasLetter(String word) {
    return word.codePoints().anyMatch(Character::isLetter);
  }

  /// Without what is not seen, and without emoji.
  private static String visible(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .limit(TextFold.LIMIT)
        .filter(c ->
            Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.OTHER_SYMBOL
                && !(c >= 0xfe00 && c <= 0xfe0f)
                && !(c >= 0x1f3fb && c <= 0x1f3ff))
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
