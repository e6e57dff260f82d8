package org.turnout.cli.blast;

import java.util.List;
import java.util.Optional;
import org.turnout.blast.run.Correction;
import org.turnout.blast.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./turnout blast correct`: drafts a blast to exactly those who were handed another one.
@Command(
    name = "correct",
    description = {
      "Drafts a new blast to exactly the people this one was sent to, or may have been.",
      "It is planned and approved like any other."
    })
public final class BlastCorrectCommand extends BlastSubcommand {
  @Parameters(paramLabel = "RUN", description = BlastCommand.RUN_MEANS)
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "TEXT",
      description = "Its text in English; without it, a copy of the first blast's texts to edit.")
  private List<String> text = List.of();

  @Override
  public Integer call() {
    var words = Optional.of(String.join(" ", text)).filter(said -> !said.isBlank());
    return blast.planning((services, setup, _) ->
        services
            .queries()
            .named(name)
            .map(run ->
                say(run, services.runs().correct(run.id(), setup.catalog(), words, blast.actor())))
            .orElseGet(() -> blast.unknown(name)));
  }

  private int say(Run run, Correction correction) {
    return switch (correction) {
      case Correction.Drafted(String draft) -> {
        out()
            .println(
                "Drafted as " + draft + ", to everybody who got " + run.title() + ", or may have.");
        out()
            .println(
                "Next: "
                    + (text.isEmpty() ? "edit its text on the page, then plan it." : "plan it."));
        blast.hint("plan " + draft);
        yield 0;
      }
      case Correction.Refused(String why, String next) ->
          blast.refused("Nothing has changed: " + why, next);
    };
  }
}
