package org.turnout.flow.yaml;

import java.util.Optional;
import java.util.regex.Pattern;

/// A file below `flows/` as text.
///
/// @param name as problems name it: `flows/shift.es.yaml`
public record FlowFile(String name, String text) {
  private static final Pattern SIDE = Pattern.compile(".*\\.([a-z]{2,3})\\.ya?ml");

  /// The language tag in the name of a side file.
  public Optional<String> language() {
    var matcher = SIDE.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
