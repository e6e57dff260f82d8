package org.turnout.cli.blast;

import java.util.List;
import java.util.Optional;
import org.turnout.problem.CountWords;
import org.turnout.problem.ProblemFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./turnout blast count`: how many an audience picks, before anything is written.
@Command(
    name = "count",
    description =
        "How many phones an audience picks: count local is kern-care and not signed petition")
public final class BlastCountCommand extends BlastSubcommand {
  @Parameters(paramLabel = "AUDIENCE", arity = "1..*")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    var line = String.join(" ", words);
    return blast.planning((services, _, _) -> {
      var counted = services.blasts().count(line);
      if (counted.people().isEmpty()) {
        err().print(ProblemFormat.TEXT.print(counted.problems(), (_, _) -> Optional.of(line)));
        return 2;
      }
      printf("%s%n", CountWords.many(counted.people().getAsLong(), "phone", "phones"));
      out().println(counted.sentence());
      return 0;
    });
  }
}
