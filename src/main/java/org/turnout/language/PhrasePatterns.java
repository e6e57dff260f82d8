package org.turnout.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Rows of words to look for in a text, as `optout.yaml` writes them: `a|b` either, `x?` may be
/// missing, `(a b|c)` several words or one, `_` any one word, `^` and `$` the text's two ends.
/// Found by their first word, so that a long text costs one look-up per word however many phrases
/// there are.
public final class PhrasePatterns {
  /// One phrase.
  ///
  /// @param written as it is in the file: the name of the rule in the consent log
  private record Phrase(String written, List<Part> parts, boolean fromStart, boolean toEnd) {}

  /// One place of a phrase and what may be there; an empty row means that nothing needs to be
  /// there.
  private record Part(List<List<String>> rows) {}

  /// Where a phrase was found.
  ///
  /// @param start the index of its first word
  /// @param end the index after its last word
  public record Found(String rule, int start, int end) {}

  private static final String ANY = "_";

  private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();

  private PhrasePatterns() {}

  /// Takes the phrases apart once. A phrase of signs only is left out.
  public static PhrasePatterns of(Collection<String> written) {
    var phrases = new PhrasePatterns();
    for (String line : written) {
      phrases.add(line);
    }
    return phrases;
  }

  private void add(String line) {
    boolean fromStart = line.startsWith("^");
    boolean toEnd = line.endsWith("$");
    String body = line.substring(fromStart ? 1 : 0, line.length() - (toEnd ? 1 : 0)).strip();
    List<Part> parts = parts(body);
    var phrase = new Phrase(line, parts, fromStart, toEnd);
    for (Part part : parts) {
      boolean optional = false;
      for (List<String> row : part.rows()) {
        optional |= row.isEmpty();
        if (!row.isEmpty()) {
          var under = byFirstWord.computeIfAbsent(row.getFirst(), _ -> new ArrayList<>());
          if (!under.contains(phrase)) {
            under.add(phrase);
          }
        }
      }
      if (!optional) {
        return;
      }
    }
  }

  private static List<Part> parts(String body) {
    var parts = new ArrayList<Part>();
    int i = 0;
    while (i < body.length()) {
      if (body.charAt(i) == ' ') {
        i++;
        continue;
      }
      int close = body.charAt(i) == '(' ? body.indexOf(')', i) : -1;
      int end = body.indexOf(' ', Math.max(i, close));
      end = end < 0 ? body.length() : end;
      parts.add(part(body.substring(i, end)));
      i = end;
    }
    return List.copyOf(parts);
  }

  private static Part part(String written) {
    boolean optional = written.endsWith("?");
    String inner = written.replace("(", "").replace(")", "").replace("?", "");
    var rows = new ArrayList<List<String>>();
    for (String row : inner.split("\\|", -1)) {
      rows.add(row.equals(ANY) ? List.of(ANY) : wordsOf(TextFold.words(row)));
    }
    if (optional) {
      rows.add(List.of());
    }
    return new Part(List.copyOf(rows));
  }

  /// The words of a folded text.
  public static List<String> wordsOf(String folded) {
    return folded.isEmpty() ? List.of() : Arrays.asList(folded.split(" ", -1));
  }

  /// The first phrase found, if any.
  ///
  /// @param words a text's words as [TextFold#words] gives them
  public Optional<Found> find(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      for (Phrase phrase :
          Objects.requireNonNullElse(byFirstWord.get(words.get(i)), List.<Phrase>of())) {
        if (!phrase.fromStart() || i == 0) {
          int end = match(phrase, 0, words, i);
          if (end >= 0) {
            return Optional.of(new Found(phrase.written(), i, end));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Where the rest of the phrase ends, or -1. Phrases have a handful of parts, so the depth and
  /// the number of ways are small whatever the text.
  private static int match(Phrase phrase, int part, List<String> words, int at) {
    if (part == phrase.parts().size()) {
      return phrase.toEnd() && at != words.size() ? -1 : at;
    }
    for (List<String> row : phrase.parts().get(part).rows()) {
      if (fits(row, words, at)) {
        int end = match(phrase, part + 1, words, at + row.size());
        if (end >= 0) {
          return end;
        }
      }
    }
    return -1;
  }

  private static boolean fits(List<String> row, List<String> words, int at) {
    if (at + row.size() > words.size()) {
      return false;
    }
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).equals(ANY) && !row.get(i).equals(words.get(at + i))) {
        return false;
      }
    }
    return true;
  }
}
