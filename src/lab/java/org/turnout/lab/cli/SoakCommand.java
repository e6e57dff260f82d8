package org.turnout.lab.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.turnout.app.ShutdownHook;
import org.turnout.cli.terminal.TerminalDevice;
import org.turnout.lab.soak.FaultTable;
import org.turnout.lab.soak.SoakOrder;
import org.turnout.lab.soak.SoakReport;
import org.turnout.lab.soak.SoakRig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `./turnout soak`: the whole program under traffic and blasts, with a fault every ten seconds; at
/// the end its records are held against what the carrier counted.
@Command(
    name = "soak",
    description =
        "Hours of texts and blasts on this machine with a fault every ten seconds. Ends with how"
            + " the program recovered from each, and with its records next to the carrier's own"
            + " count; exit 1 if they disagree or a blast stalled without a reason.")
public final class SoakCommand implements Callable<Integer> {
  /// Nothing was done.
  private static final int CANNOT = 2;

  @Option(
      names = "--for",
      converter = RehearseOptions.Span.class,
      defaultValue = "1h",
      description = "How long faults come (default: ${DEFAULT-VALUE}).")
  private Duration time = Duration.ofHours(1);

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Decides the order of the faults (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--rate",
      defaultValue = "3",
      description = "Texts of members in a second (default: ${DEFAULT-VALUE}).")
  private double rate = 3;

  @Option(
      names = "--people",
      defaultValue = "600",
      description = "How many made-up members (default: ${DEFAULT-VALUE}).")
  private int people = 600;

  @Option(
      names = "--every",
      converter = RehearseOptions.Span.class,
      defaultValue = "10s",
      description = "Between two faults (default: ${DEFAULT-VALUE}).")
  private Duration every = Duration.ofSeconds(10);

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "NAME",
      description = "Only these kinds; a wrong name lists all of them.")
  private List<String> faults = List.of();

  @Option(names = "--json", description = "The report as one line of JSON.")
  private boolean json;

  @Option(names = "--home", defaultValue = ".", description = "The folder with config/ and flows/.")
  private Path home = Path.of(".");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    var unknown = faults.stream().filter(name -> !FaultTable.names().contains(name)).findFirst();
    if (unknown.isPresent()) {
      return sorry(
          "There is no fault '%s'. They are:%n  %s"
              .formatted(unknown.get(), String.join("\n  ", FaultTable.names())));
    }
    if (time.isZero() || every.toSeconds() < 1 || !(rate >= 0.1 && rate <= 50) || people < 50) {
      return sorry("--for and --every from 1s, --rate 0.1 to 50, --people from 50.");
    }
    var played = PlayedCampaign.open(home, "soak");
    var refused = played.refused(err(), "A soak is running", CANNOT);
    if (refused.isPresent()) {
      return refused.getAsInt();
    }
    var folder = played.folder();
    var campaign = played.campaign();
    var order = new SoakOrder(campaign.home(), time, seed, rate, people, every, faults);
    var stopped = new CountDownLatch(1);
    var over = new CountDownLatch(1);
    ShutdownHook.onSignal(
        () -> {
          stopped.countDown();
          over.await();
        },
        new CountDownLatch(1));
    say("Nothing here can reach a real phone. The program's log is " + folder.log());
    try (var rig =
        SoakRig.start(order, folder, played.variables(), campaign.files().orElseThrow())) {
      return report(
          rig.run(new SoakLine(out(), TerminalDevice.OUT.drawable(), json)::show, stopped));
    } finally {
      over.countDown();
    }
  }

  private int report(SoakReport report) {
    out().print(json ? JsonMapper.shared().writeValueAsString(report) + "\n" : report.text());
    out().flush();
    return report.agrees() ? 0 : 1;
  }

  private void say(String words) {
    if (!json) {
      out().println(words);
      out().flush();
    }
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
