package org.turnout.cli.terminal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.turnout.app.BackingServers;
import org.turnout.embedded.CannotStart;
import org.turnout.postgres.PostgresUnavailable;
import org.turnout.problem.Problems;
import org.turnout.settings.DemoEnvironment;
import org.turnout.settings.Environment;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Which campaign and which records a command works on: those of the program that is running, else
/// those it starts for itself.
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

  public ServersOption(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  public Path home() {
    return home;
  }

  public Map<String, String> variables() {
    return demo ? DemoEnvironment.of(environment, DemoEnvironment.DEMO) : environment;
  }

  /// Runs the work on the servers, and says in a sentence when they can't be reached.
  ///
  /// @return the work's exit code; 1 without servers, 2 when the environment is wrong
  public int with(PrintWriter err, ToIntFunction<BackingServers> work) {
    var problems = new Problems();
    var environment = Environment.read(variables(), problems);
    if (problems.hasErrors()) {
      return ProblemReport.problems(problems, home, err);
    }
    try (var foundations = BackingServers.reach(environment)) {
      return work.applyAsInt(foundations);
    } catch (CannotStart e) {
      err.println(e.getMessage());
      return 1;
    } catch (PostgresUnavailable _) {
      err.println("PostgreSQL does not answer; ./turnout doctor says what to look at.");
      return 1;
    }
  }
}
