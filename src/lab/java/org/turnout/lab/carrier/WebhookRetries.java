package org.turnout.lab.carrier;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A webhook address's connection override, the part behind `#` (`facts/twilio.md` 3).
///
/// @param count further tries after the first
/// @param on what is tried again: `ct` a failed connection, `rt` a late answer, `4xx`, `5xx`, `all`
/// @param read how long an answer may take
record WebhookRetries(int count, Set<String> on, Duration read) {
  /// Twilio's: one further try, after a failed connection only.
  static final WebhookRetries DEFAULT = new WebhookRetries(1, Set.of("ct"), Duration.ofSeconds(15));

  static WebhookRetries of(String url) {
    int fragment = url.indexOf('#');
    if (fragment < 0) {
      return DEFAULT;
    }
    Map<String, String> given =
        Arrays.stream(url.substring(fragment + 1).split("&", -1))
            .filter(pair -> pair.contains("="))
            .collect(
                Collectors.toMap(
                    pair -> pair.substring(0, pair.indexOf('=')),
                    pair -> pair.substring(pair.indexOf('=') + 1),
                    (first, _) -> first));
    return new WebhookRetries(
        Math.min(5, Integer.parseInt(given.getOrDefault("rc", "1"))),
        Set.of(given.getOrDefault("rp", "ct").split(",")).stream().collect(Collectors.toSet()),
        Duration.ofMillis(Long.parseLong(given.getOrDefault("rt", "15000"))));
  }

  /// Whether an outcome (`ct`, `rt` or a status) is tried again.
  boolean again(String outcome) {
    boolean status = Character.isDigit(outcome.charAt(0));
    String kind = status ? outcome.charAt(0) + "xx" : outcome;
    return on.contains(kind) || (on.contains("all") && !kind.equals("2xx"));
  }
}
