package org.turnout.language;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Tells which language a text is in when it is one that has no data here: by its script, else by
/// words that only that language has. A guess, good enough to choose the words of an answer.
final class Telltales {
  /// So many words of a language are no accident.
  private static final int ENOUGH = 2;

  /// Longer texts tell by their beginning.
  private static final int MOST_WORDS = 60;

  /// Scripts that part no words, where a piece of the text counts.
  private static final Set<UnicodeScript> UNSPACED =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.THAI,
          UnicodeScript.KHMER,
          UnicodeScript.LAO,
          UnicodeScript.MYANMAR);

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}'’-]+");

  private final Map<UnicodeScript, String> scripts;

  /// Each word and the languages that have it.
  private final Map<String, Set<String>> words;

  /// The same without marks, for texts that have none at all.
  private final Map<String, Set<String>> plain;

  private Telltales(
      Map<UnicodeScript, String> scripts,
      Map<String, Set<String>> words,
      Map<String, Set<String>> plain) {
    this.scripts = scripts;
    this.words = words;
    this.plain = plain;
  }

  /// No language at all.
  static Telltales none() {
    return new Telltales(Map.of(), Map.of(), Map.of());
  }

  /// @param known the languages that have data, whose texts are read
  static Telltales read(DataFile file, Collection<String> known) {
    var scripts = new EnumMap<UnicodeScript, String>(UnicodeScript.class);
    for (String script : file.names("scripts")) {
      scripts.put(UnicodeScript.forName(script), file.text("scripts", script));
    }
    scripts.values().removeAll(known);
    var words = new HashMap<String, Set<String>>();
    var plain = new HashMap<String, Set<String>>();
    for (String tag : file.names("words")) {
      if (!known.contains(tag)) {
        for (String word : file.list("words", tag)) {
          words.computeIfAbsent(marked(word), _ -> new TreeSet<>()).add(tag);
          plain.computeIfAbsent(TextFold.words(word), _ -> new TreeSet<>()).add(tag);
        }
        for (String word : file.list("marked", tag)) {
          words.computeIfAbsent(marked(word), _ -> new TreeSet<>()).add(tag);
        }
      }
    }
    return new Telltales(scripts, words, plain);
  }

  /// How many of a text's words the languages with data know.
  @FunctionalInterface
  interface ReadWords {
    long among(List<String> folded);
  }

  /// The language of a text, as a BCP 47 tag.
  ///
  /// @param read how many of some words the languages with data know
  Optional<String> language(String text, ReadWords read) {
    UnicodeScript script = script(text);
    if (script != UnicodeScript.LATIN && script != UnicodeScript.COMMON) {
      return Optional.ofNullable(scripts.get(script));
    }
    List<String> typed = split(marked(text));
    var best = best(typed);
    if (best.isEmpty()) {
      return Optional.empty();
    }
    int most = best.get().getValue();
    boolean enough = most >= ENOUGH || most == typed.size();
    return enough && most > read.among(typed.stream().map(TextFold::words).toList())
        ? Optional.of(best.get().getKey())
        : Optional.empty();
  }

  /// Whether a text that could be a name is a sentence of a language without data.
  boolean sentence(String text) {
    UnicodeScript script = script(text);
    if (UNSPACED.contains(script)) {
      String marked = marked(text);
      return words.keySet().stream().anyMatch(marked::contains);
    }
    boolean latin = script == UnicodeScript.LATIN;
    if (latin && split(text).stream().allMatch(Telltales::capital)) {
      return false;
    }
    int enough = latin ? ENOUGH : 1;
    return best(split(marked(text))).filter(it -> it.getValue() >= enough).isPresent();
  }

  /// The language that has most of these words, and how many.
  private Optional<Map.Entry<String, Integer>> best(List<String> typed) {
    boolean marks = typed.stream().anyMatch(word -> !ascii(word));
    var counts = new TreeMap<String, Integer>();
    for (String word : typed) {
      String looked = marks ? word : word.replace("'", "");
      for (String tag : (marks ? words : plain).getOrDefault(looked, Set.of())) {
        counts.merge(tag, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream().max(Map.Entry.comparingByValue());
  }

  /// The script of most letters.
  private static UnicodeScript script(String text) {
    if (ascii(text)) {
      return UnicodeScript.LATIN;
    }
    var counts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
    text.codePoints()
        .limit(TextFold.LIMIT)
        .filter(Character::isLetter)
        .forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
    boolean kana =
        counts.containsKey(UnicodeScript.HIRAGANA) || counts.containsKey(UnicodeScript.KATAKANA);
    UnicodeScript most =
        counts.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(UnicodeScript.COMMON);
    return most == UnicodeScript.HAN && kana ? UnicodeScript.HIRAGANA : most;
  }

  private static List<String> split(String text) {
    String head = text.length() > TextFold.LIMIT ? text.substring(0, TextFold.LIMIT) : text;
    return BETWEEN_WORDS
        .splitAsStream(head)
        .filter(word -> !word.isEmpty())
        .limit(MOST_WORDS)
        .toList();
  }

  private static String marked(String text) {
    String head = text.length() > TextFold.LIMIT ? text.substring(0, TextFold.LIMIT) : text;
    return Normalizer.normalize(head, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'');
  }

  private static boolean capital(String word) {
    return Character.isUpperCase(word.codePointAt(0));
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
