package org.turnout.cli.blast;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.turnout.blast.plan.TestOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `./turnout blast test`: a blast to one of us, before anybody else gets it.
@Command(name = "test", description = "Sends it to one of us, as a member would get it.")
public final class BlastTestCommand implements Callable<Integer> {
  private final InstantSource clock;

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it before the call
  private BlastCommand blast;

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

  public BlastTestCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return blast.planning((foundations, setup, _) -> {
      var planner = PlanContext.planner(foundations, setup, clock);
      return say(planner.test(name, to, language, blast.actor()));
    });
  }

  private int say(TestOutcome outcome) {
    return switch (outcome) {
      case TestOutcome.Sent(long row, var body, var tag, int segments) -> {
        blast.out().printf("%s%n", body);
        blast
            .out()
            .printf(
                "In line as row %d: %s, %d segments. It is sent right away while a server is running.%n",
                row, tag, segments);
        blast.out().flush();
        yield 0;
      }
      case TestOutcome.Refused(var why, var next) -> {
        blast.err().println("Nothing was sent: " + why + ".");
        blast.err().println("Next: " + next + ".");
        yield 1;
      }
    };
  }
}
