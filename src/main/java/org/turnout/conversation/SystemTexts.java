package org.turnout.conversation;

import java.util.HashMap;
import java.util.Map;
import org.turnout.flow.Reply;
import org.turnout.language.FirstText;
import org.turnout.language.Languages;
import org.turnout.language.SystemText;

/// What the system itself says, in the person's language, with the campaign's names filled in.
///
/// @param values per language tag: `campaign`, `contact`, `frequency`
public record SystemTexts(Languages languages, Map<String, Map<String, String>> values) {
  /// What follows the first text to a number.
  FirstText first() {
    return FirstText.of(
        languages, values.getOrDefault("en", Map.of()).getOrDefault("campaign", ""));
  }

  Reply say(SystemText text, String language) {
    return say(text, language, Map.of());
  }

  /// The same with names of this one text's own.
  Reply say(SystemText text, String language, Map<String, String> own) {
    var spoken = languages.of(language);
    var names =
        new HashMap<>(values.getOrDefault(spoken.tag(), values.getOrDefault("en", Map.of())));
    names.putAll(own);
    return new Reply(spoken.text(text, names).strip());
  }
}
