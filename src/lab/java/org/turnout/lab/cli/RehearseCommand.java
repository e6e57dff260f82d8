package org.turnout.lab.cli;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.turnout.app.ActionTable;
import org.turnout.app.ShutdownHook;
import org.turnout.app.Turnout;
import org.turnout.blast.run.RunOutcome;
import org.turnout.blast.text.BlastStore;
import org.turnout.campaign.CampaignFiles;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.cli.terminal.ProblemReport;
import org.turnout.cli.terminal.ShownProgress;
import org.turnout.cli.terminal.TerminalDevice;
import org.turnout.embedded.CannotStart;
import org.turnout.lab.rehearsal.BlastRehearsal;
import org.turnout.lab.rehearsal.CarrierOrder;
import org.turnout.lab.rehearsal.CarrierProcess;
import org.turnout.lab.rehearsal.RehearsalFolder;
import org.turnout.lab.rehearsal.RehearsalJudge;
import org.turnout.lab.rehearsal.RehearsalWatch;
import org.turnout.lab.rehearsal.RehearsedFiles;
import org.turnout.lab.scenario.Scenario;
import org.turnout.log.LogSetup;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLines;
import org.turnout.settings.DemoEnvironment;
import org.turnout.settings.SenderSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `./turnout rehearse`: a whole blast to made-up people over a carrier that is a program on this
/// machine; at the end the ledger is held against what that carrier counted.
@Command(
    name = "rehearse",
    description =
        "A whole blast on this machine, to made-up people, with everything that goes wrong at"
            + " carriers. Ends with the ledger next to the carrier's own count; exit 1 if they"
            + " disagree.")
public final class RehearseCommand implements Callable<Integer> {
  /// Nothing was rehearsed.
  private static final int CANNOT = 2;

  @Mixin private final RehearseOptions options = new RehearseOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    LogSetup.forPeople();
    LogSetup.bridge();
    var harmless = DemoEnvironment.of(System.getenv(), "rehearse");
    var folder = RehearsalFolder.of(harmless);
    var variables = folder.variables(harmless);
    var campaign = LoadedCampaign.around(options.home, variables, ActionTable.language());
    if (campaign.files().isEmpty() || campaign.problems().hasErrors()) {
      return ProblemReport.problems(campaign.problems(), campaign.home(), err());
    }
    if (folder.inUse()) {
      return sorry("A rehearsal is running in " + folder.path() + ". Stop it first.");
    }
    if (options.end) {
      return ended(folder);
    }
    var wrong = options.wrong();
    if (wrong.isPresent()) {
      return sorry(wrong.get());
    }
    try {
      return options.resume
          ? resumed(folder, variables, campaign)
          : fresh(folder, variables, campaign);
    } catch (CannotStart e) {
      return sorry(String.valueOf(e.getMessage()));
    } catch (Turnout.BadFiles e) {
      return ProblemReport.problems(e.problems(), campaign.home(), err());
    }
  }

  private int fresh(RehearsalFolder folder, Map<String, String> variables, LoadedCampaign campaign)
      throws InterruptedException {
    var problems = new Problems();
    var found = Scenario.find(campaign.home(), options.scenario, problems);
    if (found.isEmpty()) {
      return ProblemReport.problems(problems, campaign.home(), err());
    }
    String blast = options.blast.orElseThrow();
    if (!campaign.blasts().contains(blast)) {
      problems.add(BlastStore.unknown(campaign.blasts(), blast));
      return ProblemReport.problems(problems, campaign.home(), err());
    }
    folder.clear();
    var files = campaign.files().orElseThrow();
    var memory =
        new RehearsalFolder.Memory(
            blast,
            options.people,
            options.perSecond,
            options.scenario,
            options.seed,
            RehearsedFiles.ahead(files),
            options.hold,
            options.nodes,
            0);
    folder.remember(memory);
    var order =
        new CarrierOrder(
            "AC" + hex(),
            hex(),
            files.settings().senders().stream().map(SenderSettings::address).toList(),
            found.get().text(),
            options.seed,
            options.perSecond,
            options.latency.map(Duration::toMillis).orElse(-1L));
    out().printf("%s: %s.%n", found.get().name(), found.get().about());
    var carrier = CarrierProcess.start(folder.carrier(), folder.carrierLog(), order);
    boolean begun = false;
    try {
      int code =
          run(
              folder,
              new BlastRehearsal.Stage(campaign.home(), variables, memory, carrier),
              campaign);
      begun = code != CANNOT;
      return code;
    } finally {
      // Nobody can go on with a rehearsal that never began.
      if (!begun) {
        carrier.end();
      }
    }
  }

  private int ended(RehearsalFolder folder) {
    var carrier = CarrierProcess.find(folder.carrier());
    carrier.ifPresent(CarrierProcess.Address::end);
    out()
        .println(
            carrier.isPresent()
                ? "The rehearsal's carrier is ended."
                : "There is no carrier to end.");
    out().flush();
    return 0;
  }

  private int resumed(
      RehearsalFolder folder, Map<String, String> variables, LoadedCampaign campaign)
      throws InterruptedException {
    var memory = folder.memory();
    if (memory.isEmpty()) {
      return sorry("There is no rehearsal to go on with.");
    }
    var carrier = CarrierProcess.find(folder.carrier());
    if (carrier.isEmpty()) {
      return sorry(
          "The rehearsal's carrier is gone, and its count with it: start a new rehearsal.");
    }
    return run(
        folder,
        new BlastRehearsal.Stage(campaign.home(), variables, memory.get(), carrier.get()),
        campaign);
  }

  private int run(RehearsalFolder folder, BlastRehearsal.Stage stage, LoadedCampaign campaign)
      throws InterruptedException {
    RehearsalTerminal.logTo(folder.log());
    var machine = InstantSource.system();
    var began = machine.instant();
    var stopped = new CountDownLatch(1);
    var memory = stage.memory();
    var over = new CountDownLatch(1);
    ShutdownHook.onSignal(
        () -> {
          stopped.countDown();
          over.await();
        },
        new CountDownLatch(1));
    try (var rehearsal = start(stage, campaign.files().orElseThrow())) {
      say(rehearsal, folder);
      long run = memory.run();
      if (run == 0) {
        var planned = plan(rehearsal, campaign, memory);
        if (planned.run() == 0) {
          err()
              .print(
                  ProblemFormat.TEXT.print(planned.problems(), SourceLines.under(campaign.home())));
          return CANNOT;
        }
        run = planned.run();
        folder.remember(memory.run(run));
      }
      if (rehearsal.begin(run) instanceof RunOutcome.Refused(var why, var next)) {
        return sorry(why + "; " + next);
      }
      var watch = new RehearsalWatch(rehearsal, machine, out(), terminal());
      if (!watch.untilOver(run, stopped)) {
        out().printf("%nStopped. Go on with: ./turnout rehearse --resume%n");
        out().printf("Its carrier waits an hour for that; end it: ./turnout rehearse --end%n");
        out().flush();
        return 130;
      }
      return report(rehearsal, run, memory, Duration.between(began, machine.instant()), campaign);
    } finally {
      over.countDown();
    }
  }

  private BlastRehearsal start(BlastRehearsal.Stage stage, CampaignFiles files) {
    if (stage.memory().run() > 0) {
      return BlastRehearsal.start(stage, files, _ -> {}); // they are there
    }
    int many = stage.memory().people();
    try (var progress = ShownProgress.of("Making up " + many + " people", many)) {
      return BlastRehearsal.start(stage, files, progress::stepTo);
    }
  }

  private BlastRehearsal.Planned plan(
      BlastRehearsal rehearsal, LoadedCampaign campaign, RehearsalFolder.Memory memory) {
    try (var progress = ShownProgress.of("Planning " + memory.blast(), memory.people())) {
      return rehearsal.plan(campaign, progress::stepTo);
    }
  }

  private boolean terminal() {
    return !options.json && TerminalDevice.OUT.drawable();
  }

  private void say(BlastRehearsal rehearsal, RehearsalFolder folder) {
    out().printf("%nNothing here can reach a real phone.%n");
    out().printf("  console  %s   (once, within 15 minutes)%n", rehearsal.signIn());
    out()
        .printf(
            "  shell    TURNOUT_DATA=%s ./turnout blast pause, resume, throttle ...%n",
            folder.servers());
    out().printf("  log      %s%n", folder.log());
    out().printf("Killed? ./turnout rehearse --resume goes on; the carrier keeps its count.%n%n");
    out().flush();
  }

  private int report(
      BlastRehearsal rehearsal,
      long run,
      RehearsalFolder.Memory memory,
      Duration took,
      LoadedCampaign campaign) {
    var judge =
        RehearsalJudge.judge(
            rehearsal,
            rehearsal.run(run),
            campaign.files().orElseThrow().settings().prices(),
            memory.perSecond(),
            took);
    out()
        .print(
            options.json
                ? JsonMapper.shared().writeValueAsString(judge) + "\n"
                : RehearsalReport.text(judge));
    out().flush();
    try (var carrier = rehearsal.carrier()) {
      carrier.end();
    }
    return judge.agrees() ? 0 : 1;
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

  private static String hex() {
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
