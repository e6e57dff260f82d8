package org.turnout.cli.records;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.turnout.bundle.Bundles;
import org.turnout.bundle.KeptBundle;
import org.turnout.cli.terminal.DecidedBy;
import org.turnout.cli.terminal.RecordsCommand;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.time.MomentFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./turnout records`: which version of the campaign's files is served, and the way back.
@Command(
    name = "records",
    description = "Which version of config/ and flows/ is served by all nodes, and the way back.",
    footer = {
      "%nExamples:",
      "  ./turnout records                       the latest versions, the current one first",
      "  ./turnout records use 3f9c1a2b7d44      goes back to one: every node serves it within seconds"
    })
public final class BundlesCommand extends RecordsCommand implements Callable<Integer> {
  private static final int SHOWN = 20;

  private final InstantSource machine;

  @Mixin private final DecidedBy by = new DecidedBy();

  public BundlesCommand(InstantSource machine, ServersOption servers) {
    super(servers);
    this.machine = machine;
  }

  @Override
  public Integer call() {
    return list();
  }

  @Command(name = "list", description = "The latest versions, the current one first (the default).")
  int list() {
    var zone = zone();
    return with(foundations -> {
      var all = foundations.database().with(handle -> Bundles.newest(handle, SHOWN));
      if (all.isEmpty()) {
        out().println("No files are stored yet: start the program once.");
      }
      all.forEach(one ->
          printf(
              "%s  %s  from %-12s %s%n",
              one.shortHash(),
              MomentFormat.column(one.storedAt(), zone),
              one.storedBy(),
              one.current() ? "current" : ""));
      return 0;
    });
  }

  @Command(
      name = "use",
      description =
          "Goes back to a version that was replaced. Every node serves it within seconds.")
  int use(@Parameters(paramLabel = "HASH", description = "Its beginning is enough.") String hash) {
    return with(foundations ->
        foundations
            .database()
            .inTransaction(handle -> {
              Bundles.lock(handle);
              var named = Bundles.named(handle, hash);
              Optional<KeptBundle> one = named.stream().findFirst();
              if (named.size() != 1) {
                err()
                    .println(
                        named.isEmpty()
                            ? "There is no version '" + hash + "'; ./turnout records lists them."
                            : "More than one version begins with '" + hash + "': name more of it.");
                return 1;
              }
              if (one.get().current()) {
                out().println(one.get().shortHash() + " is current already.");
                return 0;
              }
              Bundles.use(handle, one.get(), by.actor(), machine.instant());
              out().println(one.get().shortHash() + " is current now.");
              return 0;
            }));
  }
}
