package org.turnout.line;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.turnout.language.TextFold;
import org.turnout.roster.CheckInCodes;

/// A text that begins with a word of the line's own. These words are on the captains' card, so they
/// are few, and the same in every language that has no word as short.
///
/// @param rest what follows it, as it was written
record LineWord(Kind kind, String word, String rest) {
  enum Kind {
    LIST,
    /// A link to one's own shifts for a calendar.
    CALENDAR,
    IN,
    OUT,
    /// The same word as the flow of check-in, with a code or a site behind it.
    HERE,
    /// A code and nothing else.
    CODE
  }

  private static final Map<String, Kind> WORDS =
      Map.ofEntries(
          Map.entry("list", Kind.LIST),
          Map.entry("lista", Kind.LIST),
          Map.entry("listahan", Kind.LIST),
          Map.entry("calendar", Kind.CALENDAR),
          Map.entry("calendario", Kind.CALENDAR),
          Map.entry("kalendaryo", Kind.CALENDAR),
          Map.entry("in", Kind.IN),
          Map.entry("out", Kind.OUT),
          Map.entry("here", Kind.HERE),
          Map.entry("aqui", Kind.HERE),
          Map.entry("presente", Kind.HERE),
          Map.entry("nandito", Kind.HERE));

  /// Empty for every text that the flows should see as it is.
  static Optional<LineWord> of(String text) {
    List<String> parts = List.of(text.strip().split("[\\s,:]+", 2));
    String first = parts.getFirst();
    String rest = parts.size() > 1 ? parts.get(1).strip() : "";
    if (rest.isEmpty() && isCode(first)) {
      return Optional.of(new LineWord(Kind.CODE, first, first));
    }
    return Optional.ofNullable(WORDS.get(TextFold.words(first).strip()))
        .filter(kind -> rest.isEmpty() == (kind == Kind.LIST || kind == Kind.CALENDAR))
        .map(kind -> new LineWord(kind, first, rest));
  }

  /// A word alone is one when it has letters and digits: others may mean something else.
  private static boolean isCode(String word) {
    return CheckInCodes.fits(word) && word.chars().anyMatch(Character::isDigit) && hasLetter(word);
  }

  /// A ZIP code has none.
  private static boolean hasLetter(String word) {
    return word.chars().anyMatch(Character::isLetter);
  }

  /// The code behind the word, if it can be one.
  Optional<String> code() {
    return Optional.of(rest.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT))
        .filter(CheckInCodes::fits)
        .filter(word -> kind != Kind.HERE || hasLetter(word));
  }

  /// Never what was written.
  @Override
  public String toString() {
    return "LineWord[" + kind + "]";
  }
}
