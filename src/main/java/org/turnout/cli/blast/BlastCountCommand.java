package org.turnout.cli.blast;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.turnout.blast.audience.Audience;
import org.turnout.blast.audience.Audiences;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.SourceLocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `./turnout blast count`: how many an audience picks, before anything is written.
@Command(
    name = "count",
    description =
        "How many phones an audience picks: count local is kern-care and not signed petition")
public final class BlastCountCommand implements Callable<Integer> {
  private final InstantSource clock;

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it before the call
  private BlastCommand blast;

  @Parameters(paramLabel = "AUDIENCE", arity = "1..*")
  private List<String> words = List.of();

  public BlastCountCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    var line = String.join(" ", words);
    return blast.planning((foundations, setup, _) ->
        foundations
            .database()
            .inTransaction(handle -> {
              var catalog = setup.catalog().with(Audiences.names(handle));
              var parsed = Audience.parse(line, SourceLocation.of("audience"), catalog);
              if (parsed.audience().isEmpty()) {
                blast
                    .err()
                    .print(
                        ProblemFormat.TEXT.print(
                            parsed.problems(), (_, _) -> java.util.Optional.of(line)));
                blast.err().flush();
                return 2;
              }
              long count =
                  setup.audiences().count(handle, parsed.audience().get(), clock.instant());
              blast.out().printf("%,d phones%n", count);
              blast.out().flush();
              return 0;
            }));
  }
}
