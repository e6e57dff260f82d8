package org.turnout.cli.records;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.turnout.cli.terminal.DecidedBy;
import org.turnout.cli.terminal.RecordsCommand;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.conversation.SetAsideTexts;
import org.turnout.time.MomentFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./turnout set-aside`: texts of the carrier's log that could not be handled. Their words are at
/// the carrier only.
@Command(
    name = "set-aside",
    description =
        "Texts of the carrier's log that could not be handled, by the carrier's id: list, seen.")
public final class SetAsideCommand extends RecordsCommand implements Callable<Integer> {
  private static final int LISTED = 200;

  private final InstantSource clock;

  @Mixin private final DecidedBy by = new DecidedBy();

  public SetAsideCommand(InstantSource clock, ServersOption servers) {
    super(servers);
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return list();
  }

  @Command(name = "list", description = "Those that nobody has looked at (the default).")
  int list() {
    var zone = zone();
    return with(foundations -> {
      var entries = foundations.database().with(handle -> SetAsideTexts.list(handle, LISTED));
      if (entries.isEmpty()) {
        out().println("Nothing is set aside.");
      }
      for (var entry : entries) {
        printf(
            "%4d  %s  %s to %s  %s%n",
            entry.id(),
            MomentFormat.column(entry.since(), zone),
            entry.carrierId(),
            entry.sender(),
            entry.fault());
      }
      return 0;
    });
  }

  @Command(name = "seen", description = "Somebody has looked at it: it is listed no more.")
  int seen(@Parameters(paramLabel = "ID") long id) {
    return with(foundations -> {
      boolean closed =
          foundations
              .database()
              .inTransaction(handle ->
                  SetAsideTexts.close(handle, id, by.principal().actor().word(), clock.instant()));
      if (!closed) {
        err().println("No text that is set aside has the number " + id + ".");
        return 2;
      }
      out().println("Text " + id + " is looked at.");
      return 0;
    });
  }
}
