package org.turnout.language;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/// One thing to choose from, and what it can be named by.
///
/// @param name as the member was shown it
/// @param aliases other words for it; for a shift those of its place
/// @param day the day it is on
/// @param start when it begins
/// @param end when it ends
public record Option(
    String name,
    List<String> aliases,
    Optional<LocalDate> day,
    Optional<LocalTime> start,
    Optional<LocalTime> end) {
  public Option {
    aliases = List.copyOf(aliases);
  }

  /// An option without a day or time.
  public Option(String name, List<String> aliases) {
    this(name, aliases, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// An option without other words.
  public static Option of(String name) {
    return new Option(name, List.of());
  }
}
