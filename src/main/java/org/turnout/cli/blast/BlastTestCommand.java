package org.turnout.cli.blast;

import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.blast.plan.TestOutcome;
import org.turnout.problem.CountWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./turnout blast test`: a blast to one of us, before anybody else gets it.
@Command(name = "test", description = "Sends it to one of us, as a member would get it.")
public final class BlastTestCommand extends BlastSubcommand {
  @Parameters(paramLabel = "NAME", description = "The blast.")
  private String name = "";

  @Option(
      names = "--to",
      paramLabel = "NUMBER",
      required = true,
      description = "A phone of somebody in the records.")
  private String to = "";

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "In this language, such as es, instead of that person's own.")
  private Optional<String> language = Optional.empty();

  @Override
  public Integer call() {
    return blast.planning(
        Permission.WRITE,
        (who, services, _, _) -> say(services.planner().test(name, to, language, who)));
  }

  private int say(TestOutcome outcome) {
    return switch (outcome) {
      case TestOutcome.Sent(long row, var body, var tag, int segments) -> {
        printf("%s%n", body);
        printf(
            "In line as row %d: %s, %s. It is sent right away while a server is running.%n",
            row, tag, CountWords.many(segments, "segment", "segments"));
        yield 0;
      }
      case TestOutcome.Refused(var why, var next) ->
          blast.refused("Nothing was sent: " + why, next);
    };
  }
}
