package org.turnout.blast;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.turnout.language.SystemText;

/// The first text that ever leaves for a number says who writes and how to stop: what the blast's
/// own words do not say is put behind them.
///
/// @param campaign the name that counts as saying who writes
/// @param lines language tag to the line that is put there
record FirstText(String campaign, Map<String, String> lines) {
  FirstText {
    lines = Map.copyOf(lines);
  }

  static FirstText of(Setup setup) {
    var campaign = setup.settings().campaign().name();
    var lines = new HashMap<String, String>();
    setup
        .languages()
        .spoken()
        .forEach(language ->
            lines.put(
                language.tag(),
                language.text(SystemText.FIRST_TEXT, Map.of("campaign", campaign)).strip()));
    return new FirstText(campaign, lines);
  }

  /// The text with the line behind it, unless it says both already.
  String behind(String text, String language) {
    return says(text)
        ? text
        : text + "\n" + lines.getOrDefault(language, lines.getOrDefault("en", campaign));
  }

  /// Whether a text says who writes and how to stop.
  boolean says(String text) {
    return text.toLowerCase(Locale.ROOT).contains(campaign.toLowerCase(Locale.ROOT))
        && text.toUpperCase(Locale.ROOT).contains("STOP");
  }
}
