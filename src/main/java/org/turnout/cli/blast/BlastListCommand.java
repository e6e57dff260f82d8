package org.turnout.cli.blast;

import picocli.CommandLine.Command;

/// `./turnout blast list`: every blast, with the state of its newest run.
@Command(name = "list", description = "Every blast, and the state of its newest run.")
public final class BlastListCommand extends BlastSubcommand {
  @Override
  public Integer call() {
    return blast.planning((services, _, _) -> {
      for (var stored : services.blasts().all()) {
        var newest = services.queries().of(stored.name()).stream().findFirst();
        printf(
            "%-24s %s%n",
            stored.name(),
            newest.map(run -> "#" + run.number() + " " + run.standing()).orElse("not planned yet"));
      }
      return 0;
    });
  }
}
