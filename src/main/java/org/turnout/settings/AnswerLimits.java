package org.turnout.settings;

import java.util.Locale;
import java.util.Set;

/// What one phone may cost. STOP, START and HELP are acted on whatever it has cost, and an
/// emergency is always passed on.
///
/// @param anHour how many texts of a phone are answered in an hour
/// @param countries ISO 3166 codes: phones of others are recorded and passed to a person, and not
///   answered, since a text abroad can cost dollars
public record AnswerLimits(int anHour, Set<String> countries) {
  /// Twice what the longest conversation of the trial took in an hour; the countries and
  /// territories that carriers count as domestic.
  public static final AnswerLimits USUAL =
      new AnswerLimits(60, Set.of("US", "CA", "PR", "VI", "GU", "AS", "MP"));

  public AnswerLimits {
    countries = Set.copyOf(countries);
  }

  static AnswerLimits read(SettingsBlock block) {
    Set<String> countries = Set.copyOf(block.words("countries", Set.of(Locale.getISOCountries())));
    var limits =
        new AnswerLimits(
            block.number("an hour", 5, 100_000, USUAL.anHour),
            countries.isEmpty() ? USUAL.countries : countries);
    block.end();
    return limits;
  }
}
