package org.turnout.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.turnout.cli.terminal.TerminalDevice;
import org.turnout.lab.strike.StrikeOrder;
import org.turnout.lab.strike.StrikePage;
import org.turnout.lab.strike.StrikePlay;
import org.turnout.lab.strike.StrikeReport;
import org.turnout.lab.strike.StrikeStage;
import org.turnout.problem.Problems;
import org.turnout.settings.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `./turnout campaign strike`: two weeks before a strike and its days on the line, in minutes; at
/// the end the records are held against what the phones got.
@Command(
    name = "strike",
    description =
        "Plays a strike with the clock moved: notice, sign-up, days on the line with check-in,"
            + " no-shows and drops, an incident, call-off and the return to work. Ends with a"
            + " report; exit 1 if the records and the phones disagree.")
public final class StrikeCommand implements Callable<Integer> {
  /// Nothing was played.
  private static final int CANNOT = 2;

  @Option(
      names = "--people",
      defaultValue = "1500",
      description = "How many made-up members, at all sites (default: ${DEFAULT-VALUE}).")
  private int people = 1500;

  @Option(
      names = "--days",
      defaultValue = "5",
      description = "Days on the line, 1 to 5 (default: ${DEFAULT-VALUE}).")
  private int days = 5;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Decides who the members are and what they do (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--report", paramLabel = "FILE", description = "Writes the report as Markdown.")
  private Optional<Path> report = Optional.empty();

  @Option(names = "--json", description = "The report as one line of JSON.")
  private boolean json;

  @Option(names = "--home", defaultValue = ".", description = "The folder with config/ and flows/.")
  private Path home = Path.of(".");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (people < 100 || people > 20_000 || days < 1 || days > 5) {
      return sorry("--people from 100 to 20000, --days from 1 to 5.");
    }
    var played = PlayedCampaign.open(home, "strike");
    var refused = played.refused(err(), "A strike is being played", CANNOT);
    if (refused.isPresent()) {
      return refused.getAsInt();
    }
    var folder = played.folder();
    var campaign = played.campaign();
    folder.clear();
    var variables = folder.variables(played.variables());
    var environment = Environment.read(variables, new Problems());
    var zone = campaign.zone();
    var line = new StrikeLine(json ? err() : out(), TerminalDevice.OUT.drawable() && !json, zone);
    var order = new StrikeOrder(people, seed, days);
    var copy = folder.path().resolve("files");
    try (var stage =
            StrikeStage.open(order, campaign.home(), copy, variables, environment, campaign);
        var play = new StrikePlay(stage, line::show)) {
      return report(play.run());
    }
  }

  private int report(StrikeReport played) throws IOException {
    String command =
        "./turnout campaign strike --people %d --days %d --seed %d".formatted(people, days, seed);
    String page = StrikePage.of(played, command);
    if (report.isPresent()) {
      Files.writeString(report.get(), page);
    }
    out().print(json ? JsonMapper.shared().writeValueAsString(played) + "\n" : "\n" + page);
    out().flush();
    return played.agrees() ? 0 : 1;
  }

  private int sorry(String words) {
    err().println(words);
    return CANNOT;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
