package org.turnout.cli.terminal;

import java.net.BindException;
import java.util.Optional;
import org.turnout.embedded.CannotStart;
import org.turnout.postgres.PostgresUnavailable;
import org.turnout.postgres.SchemaTooNew;
import org.turnout.postgres.SchemaTooOld;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// What a command that can't go on says: one plain line where the person at the terminal can fix
/// it. Anything else is our own fault and keeps its trace.
public final class CommandFailures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed)
      throws Exception {
    var said = plain(fault);
    if (said.isEmpty()) {
      throw fault;
    }
    command.getErr().println("turnout: " + said.get());
    return 1;
  }

  /// The first thing in the chain of causes that somebody at the terminal can do something about.
  static Optional<String> plain(Throwable fault) {
    for (Throwable at = fault; at != null; at = at.getCause()) {
      if (at instanceof BindException) {
        return Optional.of(
            "the port is taken. Choose another with TURNOUT_PORT, or stop what uses it.");
      }
      if (at instanceof CannotStart
          || at instanceof SchemaTooNew
          || at instanceof SchemaTooOld
          || at instanceof PostgresUnavailable) {
        return Optional.of(String.valueOf(at.getMessage()));
      }
    }
    return Optional.empty();
  }
}
