package org.turnout.people;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Somebody we know of. Everything but the number may be missing.
///
/// @param language a language tag, once it is known
/// @param zone overrides what ZIP, site and area code say
public record Person(
    long id,
    Optional<String> name,
    Optional<String> language,
    Optional<String> zip,
    OptionalLong siteId,
    Optional<ZoneId> zone,
    Optional<Kind> kind,
    Optional<String> employer) {

  /// Supporters' signatures are counted apart from employees'.
  public enum Kind {
    EMPLOYEE,
    SUPPORTER;

    /// As tables and files write it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The kind that a word of a file or table means.
    public static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /// Who this is stays out of logs.
  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}
