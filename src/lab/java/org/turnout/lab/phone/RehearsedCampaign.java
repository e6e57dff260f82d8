package org.turnout.lab.phone;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.turnout.language.Language;

/// What the page of phones needs to know of the campaign that is rehearsed.
///
/// @param campaign its name, as it reads at the top of each screen
/// @param sender the short code that the phones text
/// @param zone the campaign's own zone, for the clock
/// @param people members to choose from, the first of them is there at the start
/// @param owners whose phones they are
/// @param stopped whether a number has sent STOP
public record RehearsedCampaign(
    String campaign,
    String sender,
    ZoneId zone,
    List<Person> people,
    PhoneOwners owners,
    Predicate<String> stopped) {
  public RehearsedCampaign {
    people = List.copyOf(people);
  }

  /// A made-up member.
  ///
  /// @param label name, local and site
  public record Person(String number, String label, String language) {
    /// What their language is called.
    public String spoken() {
      return Language.inEnglish(language);
    }

    @Override
    public String toString() {
      return "Person[" + language + "]";
    }
  }

  /// The time as the clock shows it.
  public String shown(Instant at, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).format(at.atZone(zone));
  }

  static List<String> suggestions(String language) {
    return switch (language) {
      case "es" -> List.of("PETICIÓN", "CALCOMANÍAS", "TURNO", "SÍ", "ATRÁS", "ALTO");
      case "tl" -> List.of("PETISYON", "STICKER", "SHIFT", "OO", "BALIK", "STOP");
      default -> List.of("PETITION", "STICKERS", "SHIFT", "YES", "BACK", "STOP", "START");
    };
  }
}
