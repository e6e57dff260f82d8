package org.turnout.language;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  private final Map<UnicodeScript, String> scripts;
  private final Map<String, Set<String>> words;

  /// The same without marks, for texts that have none at all.
  private final Map<String, Set<String>> plain = new HashMap<>();

  private Telltales(Map<UnicodeScript, String> scripts, Map<String, Set<String>> words) {
    this.scripts = scripts;
    this.words = words;
    words.forEach((tag, marked) -> plain.put(tag, OptOutWords.folded(marked)));
  }

  /// No language at all.
  static Telltales none() {
    return new Telltales(Map.of(), Map.of());
  }

  /// @param known the languages that have data, whose texts are read
  static Telltales read(DataFile file, Collection<String> known) {
    var scripts = new EnumMap<UnicodeScript, String>(UnicodeScript.class);
    for (String script : file.names("scripts")) {
      scripts.put(UnicodeScript.forName(script), file.text("scripts", script));
    }
    var words = new HashMap<String, Set<String>>();
    for (String tag : file.names("words")) {
      var marked = new HashSet<String>();
      file.list("words", tag).forEach(word -> marked.add(marked(word)));
      words.put(tag, marked);
    }
    scripts.values().removeAll(known);
    words.keySet().removeAll(known);
    return new Telltales(scripts, words);
  }

  /// The language of a text, as a BCP 47 tag.
  ///
  /// @param read how many of its words the languages with data know, from the words of the text
  Optional<String> language(String text, ReadWords read) {
    UnicodeScript script = script(text);
    if (script != UnicodeScript.LATIN && script != UnicodeScript.COMMON) {
      return Optional.ofNullable(scripts.get(script));
    }
    List<String> typed = typed(text);
    String best = "";
    int most = 0;
    for (String tag : words.keySet().stream().sorted().toList()) {
      int found = found(tag, typed);
      best = found > most ? tag : best;
      most = Math.max(most, found);
    }
    boolean enough = most >= ENOUGH || (most > 0 && most == typed.size());
    return enough && most > read.among(typed.stream().map(TextFold::words).toList())
        ? Optional.of(best)
        : Optional.empty();
  }

  /// How many of a text's words the languages with data know.
  @FunctionalInterface
  interface ReadWords {
    long among(List<String> folded);
  }

  /// Whether a text that could be a name is a sentence of a language without data.
  boolean sentence(String text) {
    UnicodeScript script = script(text);
    if (UNSPACED.contains(script)) {
      return words.values().stream().flatMap(Set::stream).anyMatch(marked(text)::contains);
    }
    List<String> typed = typed(text);
    boolean latin = script == UnicodeScript.LATIN;
    boolean capitals = latin && typed(text, false).stream().allMatch(Telltales::capital);
    int enough = latin ? ENOUGH : 1;
    return !capitals && words.keySet().stream().anyMatch(tag -> found(tag, typed) >= enough);
  }

  private int found(String tag, List<String> typed) {
    boolean marks = typed.stream().anyMatch(word -> !ascii(word));
    Set<String> own = (marks ? words : plain).getOrDefault(tag, Set.of());
    return (int) typed.stream().filter(word -> own.contains(marks ? word : folded(word))).count();
  }

  private static String folded(String word) {
    return word.replace("'", "");
  }

  /// The script of most letters.
  private static UnicodeScript script(String text) {
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

  private static List<String> typed(String text) {
    return typed(text, true);
  }

  private static List<String> typed(String text, boolean lower) {
    String head = text.length() > TextFold.LIMIT ? text.substring(0, TextFold.LIMIT) : text;
    String form = lower ? marked(head) : head;
    return List.of(form.split("[^\\p{L}\\p{M}'’-]+", MOST_WORDS)).stream()
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String marked(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'');
  }

  private static boolean capital(String word) {
    return Character.isUpperCase(word.codePointAt(0));
  }

  private static boolean ascii(String word) {
    return word.chars().allMatch(c -> c < 0x80);
  }
}
