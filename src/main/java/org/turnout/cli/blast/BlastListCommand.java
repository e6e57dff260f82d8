package org.turnout.cli.blast;

import java.util.concurrent.Callable;
import org.turnout.blast.run.RunService;
import org.turnout.blast.text.BlastStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// `./turnout blast list`: every blast, with the state of its newest run.
@Command(name = "list", description = "Every blast, and the state of its newest run.")
public final class BlastListCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it before the call
  private BlastCommand blast;

  @Override
  public Integer call() {
    return blast.planning((foundations, _, _) ->
        foundations
            .database()
            .with(handle -> {
              for (var stored : BlastStore.all(handle)) {
                var newest = RunService.of(handle, stored.name()).stream().findFirst();
                blast
                    .out()
                    .printf(
                        "%-24s %s%n",
                        stored.name(),
                        newest
                            .map(run -> "#" + run.number() + " " + run.standing())
                            .orElse("not planned yet"));
              }
              blast.out().flush();
              return 0;
            }));
  }
}
