package org.turnout.language;

import java.util.List;

/// One thing to choose from.
///
/// @param name as the member was shown it
/// @param aliases other words for it
public record Option(String name, List<String> aliases) {
  public Option {
    aliases = List.copyOf(aliases);
  }

  /// An option without other words.
  public static Option of(String name) {
    return new Option(name, List.of());
  }
}
