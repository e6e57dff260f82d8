package org.turnout.settings;

import java.time.ZoneId;
import java.util.List;

/// Who is texting, as the carriers want it said in HELP, STOP and the first text.
///
/// @param contact a telephone number or address where a person answers
/// @param frequency how many texts to expect ("Up to 8 messages a month")
/// @param steward whom to name when nobody in particular is known
/// @param zone where the campaign is at home: dates in flows mean this zone
/// @param languages tags of the languages spoken, the first one when nothing is known
public record Campaign(
    String name,
    String contact,
    String frequency,
    String steward,
    ZoneId zone,
    List<String> languages) {
  public Campaign {
    languages = List.copyOf(languages);
  }

  static Campaign read(Block block) {
    var campaign =
        new Campaign(
            block.text("name"),
            block.text("contact"),
            block.text("frequency"),
            block.text("steward"),
            block.zone("zone"),
            block.words("languages"));
    if (campaign.languages.isEmpty()) {
      block.wrong(block.at(), "'languages' is empty", "list them, such as [en, es, tl]");
    }
    block.end();
    return campaign;
  }
}
