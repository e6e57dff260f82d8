package org.turnout.flow.yaml;

import java.time.Duration;
import java.util.regex.Pattern;

/// Reads spans of time as people write them: `20 min`, `13h`, `3 days`, `2 weeks`.
public final class Durations {
  private static final Pattern SPAN =
      Pattern.compile("(\\d{1,5}) ?(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|weeks?)");

  private Durations() {}

  /// @throws IllegalArgumentException when it is not a span of time
  public static Duration parse(String words) {
    var matcher = SPAN.matcher(words.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a span of time");
    }
    long many = Long.parseLong(matcher.group(1));
    var unit = matcher.group(2);
    if (unit.startsWith("s")) {
      return Duration.ofSeconds(many);
    }
    if (unit.startsWith("m")) {
      return Duration.ofMinutes(many);
    }
    if (unit.startsWith("h")) {
      return Duration.ofHours(many);
    }
    return Duration.ofDays(unit.startsWith("w") ? many * 7 : many);
  }
}
