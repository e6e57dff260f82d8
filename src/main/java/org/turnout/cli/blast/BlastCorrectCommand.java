package org.turnout.cli.blast;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.turnout.app.BackingServers;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.run.Correction;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunOutcome;
import org.turnout.blast.run.RunService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `./turnout blast correct`: drafts a blast to exactly those who were handed another one.
@Command(
    name = "correct",
    description = {
      "Drafts a new blast to exactly the people this one was sent to, or may have been.",
      "It is planned and approved like any other."
    })
public final class BlastCorrectCommand implements Callable<Integer> {
  private final InstantSource clock;

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it before the call
  private BlastCommand blast;

  @Parameters(paramLabel = "RUN", description = BlastCommand.RUN_MEANS)
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "TEXT",
      description = "Its text in English; without it, a copy of the first blast's texts to edit.")
  private List<String> text = List.of();

  public BlastCorrectCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return blast.planning((foundations, setup, _) -> {
      var found = foundations.database().with(handle -> RunService.named(handle, name));
      return found
          .map(run -> say(run, draft(foundations, setup, run)))
          .orElseGet(() -> blast.unknown(name));
    });
  }

  private Correction draft(BackingServers foundations, BlastContext setup, Run run) {
    var words = Optional.of(String.join(" ", text)).filter(said -> !said.isBlank());
    return foundations
        .database()
        .inTransaction(handle ->
            Correction.draft(
                handle, setup.catalog(), run.id(), words, blast.actor(), clock.instant()));
  }

  private int say(Run run, Correction correction) {
    return switch (correction) {
      case Correction.Drafted(String draft) -> {
        var out = blast.out();
        out.println(
            "Drafted as " + draft + ", to everybody who got " + run.title() + ", or may have.");
        out.println(
            "Next: " + (text.isEmpty() ? "edit its text on the page, then plan it." : "plan it."));
        blast.hint("plan " + draft);
        out.flush();
        yield 0;
      }
      case Correction.Refused(String why, String next) ->
          blast.say(new RunOutcome.Refused(why, next));
    };
  }
}
