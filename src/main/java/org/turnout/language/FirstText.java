package org.turnout.language;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The first text that ever leaves for a number says who writes and how to stop: what its own words
/// do not say is put behind them.
///
/// @param campaign the name that counts as saying who writes
/// @param lines language tag to the lines that may be put there
public record FirstText(String campaign, Map<String, Lines> lines) {
  /// The lines of one language, as they were filed.
  ///
  /// @param both who writes, and how to stop
  /// @param stop only how to stop
  public record Lines(String both, String stop) {}

  public FirstText {
    lines = Map.copyOf(lines);
  }

  /// The lines of every language that is spoken.
  public static FirstText of(Languages languages, String campaign) {
    var lines = new HashMap<String, Lines>();
    languages
        .spoken()
        .forEach(language ->
            lines.put(
                language.tag(),
                new Lines(
                    language.text(SystemText.FIRST_TEXT, Map.of("campaign", campaign)).strip(),
                    language.text(SystemText.HOW_TO_STOP, Map.of()).strip())));
    return new FirstText(campaign, lines);
  }

  /// The text with what it lacks behind it.
  public String behind(String text, String language) {
    return line(text, language).map(line -> text + "\n" + line).orElse(text);
  }

  /// What a text lacks, in a language, else in English; empty when it says both.
  public Optional<String> line(String text, String language) {
    boolean named = text.toLowerCase(Locale.ROOT).contains(campaign.toLowerCase(Locale.ROOT));
    boolean stop = text.toUpperCase(Locale.ROOT).contains("STOP");
    if (named && stop) {
      return Optional.empty();
    }
    var own =
        Optional.ofNullable(lines.get(language)).or(() -> Optional.ofNullable(lines.get("en")));
    return stop || own.isEmpty()
        ? Optional.of(campaign)
        : own.map(lines -> named ? lines.stop() : lines.both());
  }

  /// Whether a text says who writes and how to stop.
  public boolean says(String text) {
    return line(text, "en").isEmpty();
  }
}
