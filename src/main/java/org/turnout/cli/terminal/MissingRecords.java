package org.turnout.cli.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.turnout.app.RecordsPlace;
import org.turnout.embedded.CannotStart;
import org.turnout.embedded.FoldersInUse;
import org.turnout.problem.Problems;
import org.turnout.settings.DemoEnvironment;
import org.turnout.settings.Environment;

/// What a person is told whose environment names no records: where was looked, what runs on this
/// machine, and how to name it.
record MissingRecords(Map<String, String> environment) {
  private static final int MISSING = 2;

  /// Asks at a terminal whether the demo is meant, when it runs and nothing is served.
  boolean demoMeant(PrintWriter err) {
    if (!onlyTheDemoRuns()) {
      return false;
    }
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (console.isEmpty()) {
      if (at(environment) instanceof RecordsPlace.Resting) {
        err.println("The demo of this folder is running: for its records, add --demo.");
      }
      return false;
    }
    err.print(
        "Nothing is served, but the demo of this folder is running. Is the demo meant? [y/N] ");
    err.flush();
    String said = Optional.ofNullable(console.get().readLine()).orElse("");
    return said.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  /// Says what was looked for.
  ///
  /// @param demo whether the demo's records were asked for
  /// @return the exit code
  int say(Path folder, boolean demo, PrintWriter err) {
    err.printf(
        "There are no %s in %s%s.%n",
        demo ? "records of a demo" : "records",
        folder,
        environment.containsKey("TURNOUT_DATA") ? "" : " (TURNOUT_DATA is not set)");
    if (!demo && !(demo() instanceof RecordsPlace.Missing)) {
      err.println("There is a demo in this folder: for its records, add --demo.");
    }
    for (Path open : elsewhere(folder)) {
      err.printf("A program has %s open: %s%n", open, naming(open));
    }
    err.println(
        demo
            ? "Next: start ./turnout demo, or name the folder that it was started with in TURNOUT_DATA."
            : "Next: name their folder with TURNOUT_DATA, or their database with DATABASE_URL and REDIS_URL. New"
                + " records are made by ./turnout serve.");
    return MISSING;
  }

  private boolean onlyTheDemoRuns() {
    try {
      return switch (at(environment)) {
        case RecordsPlace.Remote _, RecordsPlace.Running _ -> false;
        case RecordsPlace.Resting _, RecordsPlace.Missing _ ->
            demo() instanceof RecordsPlace.Running;
      };
    } catch (CannotStart unreadable) {
      return false; // said when the records are looked for
    }
  }

  private RecordsPlace demo() {
    return at(DemoEnvironment.of(environment, DemoEnvironment.DEMO));
  }

  private static RecordsPlace at(Map<String, String> variables) {
    return RecordsPlace.of(Environment.read(variables, new Problems()));
  }

  private static List<Path> elsewhere(Path folder) {
    return FoldersInUse.here().stream()
        .filter(open -> !open.startsWith(folder) && !folder.startsWith(open))
        .toList();
  }

  private static String naming(Path open) {
    Path parent = open.getParent();
    return open.endsWith(DemoEnvironment.DEMO) && parent != null
        ? "TURNOUT_DATA=" + parent + " and --demo"
        : "TURNOUT_DATA=" + open;
  }
}
