package org.turnout.cli.terminal;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.turnout.app.RecordsPlace;
import org.turnout.people.MadeUpMark;
import org.turnout.postgres.Database;
import org.turnout.settings.DemoEnvironment;

/// Whose records a command speaks of, in half a line, without user or password.
public record SpokenPlace(RecordsPlace place) {
  /// `the demo in /srv/turnout/demo, running on port 8080`
  public String words(Database records) {
    return switch (place) {
      case RecordsPlace.Remote _ -> "the database at " + records.place() + " (DATABASE_URL)";
      case RecordsPlace.Running(var folder, var servers) ->
          whose(records, folder) + running(servers.port());
      case RecordsPlace.Resting(var folder) ->
          whose(records, folder) + ", started for this command";
      case RecordsPlace.Missing(var folder) -> "none in " + folder;
    };
  }

  private static String whose(Database records, Path folder) {
    return (records.with(MadeUpMark::in)
            ? folder.endsWith(DemoEnvironment.DEMO) ? "the demo in " : "made-up people in "
            : "those in ")
        + folder;
  }

  private static String running(OptionalInt port) {
    return port.isPresent()
        ? ", running on port " + port.getAsInt()
        : ", which another command has open";
  }
}
