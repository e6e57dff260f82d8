package org.turnout.cli.terminal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.turnout.app.BackingServers;
import org.turnout.app.RecordsPlace;
import org.turnout.embedded.CannotStart;
import org.turnout.postgres.PostgresUnavailable;
import org.turnout.problem.Problems;
import org.turnout.settings.DemoEnvironment;
import org.turnout.settings.Environment;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Which campaign and which records a command works on: those of the program that is running, else
/// those in the folder, started for this command. Only `serve`, `demo` and `rehearse` make records.
public final class ServersOption {
  @Option(
      names = "--home",
      defaultValue = ".",
      scope = ScopeType.INHERIT,
      description = "The folder with config/ and flows/.")
  private Path home = Path.of(".");

  @Option(
      names = "--demo",
      scope = ScopeType.INHERIT,
      description = "Uses the demo's records instead of the real ones.")
  private boolean demo;

  private final Map<String, String> environment;
  private boolean settled;

  public ServersOption(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  public Path home() {
    return home;
  }

  public Map<String, String> variables() {
    return demo ? DemoEnvironment.of(environment, DemoEnvironment.DEMO) : environment;
  }

  /// Asks whether the demo is meant when there is nothing else that could be. Before the variables
  /// are read, since the campaign's files are read with them.
  public void settle(PrintWriter err) {
    if (!settled && !demo) {
      settled = true;
      demo = new MissingRecords(environment).demoMeant(err);
    }
  }

  /// Runs the work on the records that are there, after a line that says which they are. Makes
  /// none: without any, it says where it has looked.
  ///
  /// @return the work's exit code; 1 without servers, 2 without records or when the environment is
  ///   wrong
  public int with(PrintWriter err, ToIntFunction<BackingServers> work) {
    settle(err);
    var problems = new Problems();
    var environment = Environment.read(variables(), problems);
    if (problems.hasErrors()) {
      return ProblemReport.problems(problems, home, err);
    }
    try {
      var place = RecordsPlace.of(environment);
      if (place instanceof RecordsPlace.Missing(var folder)) {
        return new MissingRecords(this.environment).say(folder, demo, err);
      }
      return with(place, environment, err, work);
    } catch (CannotStart e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private static int with(
      RecordsPlace place,
      Environment environment,
      PrintWriter err,
      ToIntFunction<BackingServers> work) {
    try (var foundations = BackingServers.reach(environment)) {
      err.println("Records: " + new SpokenPlace(place).words(foundations.database()));
      err.flush();
      return work.applyAsInt(foundations);
    } catch (PostgresUnavailable _) {
      err.println("PostgreSQL does not answer; ./turnout doctor says what to look at.");
      return 1;
    }
  }
}
