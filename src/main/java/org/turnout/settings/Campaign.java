package org.turnout.settings;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// Who is texting, as the carriers want it said in HELP, STOP and the first text.
///
/// @param contact a telephone number or address where a person answers
/// @param frequencies how many texts to expect, by language ("Up to 8 messages a month"); English
///   is always there
/// @param steward whom to name when nobody in particular is known
/// @param zone where the campaign is at home: dates in flows mean this zone
/// @param languages tags of the languages spoken, the first one when nothing is known
public record Campaign(
    String name,
    String contact,
    Map<String, String> frequencies,
    String steward,
    ZoneId zone,
    List<String> languages) {
  public Campaign {
    frequencies = Map.copyOf(frequencies);
    languages = List.copyOf(languages);
  }

  /// How many texts to expect, in this language or else in English.
  public String frequency(String language) {
    return frequencies.getOrDefault(language, frequencies.getOrDefault("en", ""));
  }

  static Campaign read(SettingsBlock block) {
    var campaign =
        new Campaign(
            block.text("name"),
            block.text("contact"),
            block.spoken("frequency"),
            block.text("steward"),
            block.zone("zone"),
            block.words("languages"));
    if (campaign.languages.isEmpty()) {
      block.wrong(block.at(), "'languages' is empty", "list them, such as [en, es, tl]");
    }
    campaign.frequencies.keySet().stream()
        .filter(language -> !campaign.languages.contains(language))
        .forEach(language ->
            block.wrong(
                block.at(),
                "'frequency' is given in '" + language + "', which is not among the languages",
                "the languages are " + String.join(", ", campaign.languages)));
    block.end();
    return campaign;
  }
}
