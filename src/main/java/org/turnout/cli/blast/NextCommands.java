package org.turnout.cli.blast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunService;

/// What can be typed next for a run: lines for the terminal.
final class NextCommands {
  private NextCommands() {}

  /// The commands that a run's state allows, the likely one first.
  static List<String> after(Run run, Instant now) {
    String at = run.blast() + "#" + run.number();
    return switch (run.state()) {
      case PLANNED ->
          List.of(line("approve " + at + " " + run.hash().substring(0, RunService.HASH_SHOWN)));
      case APPROVED -> List.of(line("start " + at));
      case STARTED ->
          Stream.concat(
                  run.firstTextAt().filter(first -> first.isAfter(now)).stream()
                      .map(first -> held(Duration.between(now, first))),
                  Stream.of(line("status " + at), line("pause " + at)))
              .toList();
      case PAUSED -> List.of(line("resume " + at), line("cancel " + at));
      case FINISHED, CANCELLED -> List.of(line("status " + at));
    };
  }

  private static String held(Duration left) {
    return "The first text is sent in "
        + (left.toSeconds() + 1)
        + " s, while ./turnout serve is running.";
  }

  static String line(String command) {
    return "  ./turnout blast " + command;
  }
}
