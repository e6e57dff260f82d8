package org.turnout.app;

import java.nio.file.Path;
import org.turnout.embedded.EmbeddedServers;
import org.turnout.settings.Environment;

/// Where a command finds the records that its environment names. Looking starts nothing and makes
/// nothing.
public sealed interface RecordsPlace {
  /// On servers of the operator's, both named by the environment.
  record Remote() implements RecordsPlace {}

  /// In a folder that a program has open.
  record Running(Path folder, EmbeddedServers.Running servers) implements RecordsPlace {}

  /// In a folder that nobody has open.
  record Resting(Path folder) implements RecordsPlace {}

  /// In this folder, where nothing was ever made.
  record Missing(Path folder) implements RecordsPlace {}

  /// Looks.
  ///
  /// @throws org.turnout.embedded.CannotStart the folder can't be read
  static RecordsPlace of(Environment environment) {
    if (environment.databaseUrl().isPresent() && environment.redisUrl().isPresent()) {
      return new Remote();
    }
    Path folder = environment.data().toAbsolutePath();
    return EmbeddedServers.running(folder)
        .<RecordsPlace>map(servers -> new Running(folder, servers))
        .orElseGet(() -> EmbeddedServers.made(folder) ? new Resting(folder) : new Missing(folder));
  }

  /// The port of the program that has the records open, else the one that the environment names: a
  /// program may have been started with another `TURNOUT_PORT` than the command next to it.
  ///
  /// @throws org.turnout.embedded.CannotStart the folder can't be read
  static int port(Environment environment) {
    return of(environment) instanceof Running(_, var servers)
        ? servers.port().orElse(environment.port())
        : environment.port();
  }
}
