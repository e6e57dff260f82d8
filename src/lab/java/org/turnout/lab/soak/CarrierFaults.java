package org.turnout.lab.soak;

import java.time.Duration;
import java.util.List;

/// Faults of the carrier: what a scenario's file can say, for a while.
final class CarrierFaults {
  /// A sound carrier: the conditions before and after.
  static final String CALM =
      """
      scenario: soak
      about: between two faults
      answers in: {median: 60 ms, spread: 0.5}
      delivery: {median: 400 ms, spread: 0.5}
      """;

  private static final Duration A_WHILE = Duration.ofSeconds(8);

  private CarrierFaults() {}

  static List<FaultKind> all() {
    return List.of(
        requests("carrier fails before it takes a text", "error before: 60%"),
        requests("carrier fails after it took a text", "error after: 60%"),
        requests("carrier hangs up", "{reset before: 30%, reset after: 30%}"),
        requests("carrier hangs", "{hang before: 25%, hang after: 25%}"),
        requests("carrier answers nonsense", "{html after: 30%, half answer after: 30%}"),
        requests("carrier is asked too much", "too many: 60%"),
        requests("carrier wants 20 seconds", "too many for long: 100%"),
        requests("carrier wants a day", "too many for a day: 100%").oneIn(8),
        requests("carrier sends elsewhere", "redirect: 100%").oneIn(2),
        during("carrier is slow", "answers in: {median: 3 seconds, spread: 0.3}"),
        during("callbacks lost", "callbacks: {lost: 70%}"),
        during("callbacks repeated", "callbacks: {repeated: 80%, late: 1 second}"),
        during("callbacks out of order", "callbacks: {out of order: 80%}"),
        during("dead numbers", "phones: {undelivered: {30003: 3%, 30005: 2%}}"));
  }

  private static FaultKind requests(String name, String shares) {
    return during(
        name,
        "requests: "
            + (shares.startsWith("{") ? shares : "{" + shares + "}")
            + "\nhang: 6 seconds");
  }

  private static FaultKind during(String name, String lines) {
    var calm = CALM.lines().filter(line -> !line.startsWith(lines.split(":")[0] + ":")).toList();
    return FaultKind.lasting(
        name,
        A_WHILE,
        (stage, _) -> {
          stage.carrier().conditions(String.join("\n", calm) + "\n" + lines + "\n");
          return () -> stage.carrier().conditions(CALM);
        });
  }
}
