package org.turnout.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as people write them: `90 seconds`, `2 minutes`, `13h`, `3 days`.
public final class Times {
  private static final Pattern SHAPE = Pattern.compile("([0-9]{1,6}) ?([a-z]+)");

  private Times() {}

  /// The length, or nothing when it is written otherwise.
  public static Optional<Duration> parse(String text) {
    Matcher m = SHAPE.matcher(text.strip().toLowerCase(Locale.ROOT));
    return m.matches() ? of(Long.parseLong(m.group(1)), m.group(2)) : Optional.empty();
  }

  /// The length.
  ///
  /// @throws IllegalArgumentException it is written otherwise
  public static Duration span(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not a span of time"));
  }

  private static Optional<Duration> of(long n, String unit) {
    return switch (unit) {
      case "ms", "millisecond", "milliseconds" -> Optional.of(Duration.ofMillis(n));
      case "s", "sec", "second", "seconds" -> Optional.of(Duration.ofSeconds(n));
      case "m", "min", "minute", "minutes" -> Optional.of(Duration.ofMinutes(n));
      case "h", "hour", "hours" -> Optional.of(Duration.ofHours(n));
      case "d", "day", "days" -> Optional.of(Duration.ofDays(n));
      case "w", "week", "weeks" -> Optional.of(Duration.ofDays(7 * n));
      default -> Optional.empty();
    };
  }
}
