package org.turnout.flow;

import java.util.Map;
import java.util.Optional;

/// What a flow may name at one place, each with the word of its type: `text`, `number`, `yes/no`,
/// `day`, `time`, `moment`, `photo` or `row`. The fields of a row are next to it under their dotted
/// names (`shift.day: day`), so that a misspelt field is found when the file is read.
public record KnownNames(Map<String, String> types) {
  public KnownNames {
    types = Map.copyOf(types);
  }

  /// The type's word, if the name is known.
  public Optional<String> type(String name) {
    return Optional.ofNullable(types.get(name));
  }
}
