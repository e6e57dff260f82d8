package org.turnout.lab.rehearsal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.turnout.access.Role;
import org.turnout.access.Tokens;
import org.turnout.app.BackingServers;
import org.turnout.app.Turnout;
import org.turnout.audit.Actor;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.plan.PlanOutcome;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunOutcome;
import org.turnout.blast.run.RunProgress;
import org.turnout.blast.run.RunRows;
import org.turnout.blast.run.RunService;
import org.turnout.blast.run.RunState;
import org.turnout.campaign.CampaignFiles;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.channel.twilio.TwilioAccess;
import org.turnout.lab.carrier.RemoteStandIn;
import org.turnout.lab.people.MadeUpPeople;
import org.turnout.lab.time.MovableClock;
import org.turnout.people.Directory;
import org.turnout.people.MadeUpMark;
import org.turnout.problem.Problem;
import org.turnout.problem.Problems;
import org.turnout.settings.Environment;
import org.turnout.time.Clocks;

/// One blast rehearsed: the whole program, one node or two, on servers of its own, with made-up
/// people, against the carrier's process. It is given that carrier's access and no other, so
/// whatever the environment holds, no real phone can be reached.
public final class BlastRehearsal implements AutoCloseable {
  /// Signatures are made and checked over this address; nothing ever resolves it.
  private static final URI PUBLIC = URI.create("http://rehearsal.invalid");

  /// The person who plans is not the one who approves, as in production.
  private static final Actor PLANNER = new Actor("rehearsal planner", "cli");

  private static final Actor APPROVER = new Actor("rehearsal approver", "cli");

  private final Stage stage;
  private final MovableClock clock;
  private final Clocks clocks;
  private final BackingServers foundations;
  private final List<Turnout> nodes = new ArrayList<>();

  /// @param carrier where texts go
  /// @param variables harmless ones
  public record Stage(
      Path home,
      Map<String, String> variables,
      RehearsalFolder.Memory memory,
      CarrierProcess.Address carrier) {}

  private BlastRehearsal(Stage stage, BackingServers foundations) {
    this.stage = stage;
    this.clock = new MovableClock(InstantSource.system());
    clock.push(stage.memory().ahead());
    this.clocks = new Clocks(clock, InstantSource.system());
    this.foundations = foundations;
  }

  /// Starts the servers, makes up the people unless they are there, and starts the nodes.
  ///
  /// @throws Turnout.BadFiles nothing was started
  public static BlastRehearsal start(Stage stage, CampaignFiles files, IntConsumer people) {
    var environment = Environment.read(stage.variables(), new Problems());
    var rehearsal = new BlastRehearsal(stage, BackingServers.lay(environment));
    try {
      rehearsal.makeUp(files, people);
      for (int i = 0; i < stage.memory().nodes(); i++) {
        rehearsal.nodes.add(rehearsal.node(environment, i));
      }
      try (var carrier = rehearsal.carrier()) {
        carrier.connect(PUBLIC, URI.create("http://127.0.0.1:" + rehearsal.port()));
      }
      return rehearsal;
    } catch (RuntimeException e) {
      rehearsal.close();
      throw e;
    }
  }

  private void makeUp(CampaignFiles files, IntConsumer progress) {
    var wording = files.topics().wordings().values().iterator().next().in("en");
    foundations
        .database()
        .inTransaction(handle -> {
          if (!MadeUpMark.in(handle)) {
            var people =
                new MadeUpPeople(Directory.store(handle, files.locals()), stage.memory().seed());
            people.fill(handle, stage.memory().people(), wording, clock.instant(), progress);
            files
                .topics()
                .topics()
                .forEach(
                    topic -> MadeUpPeople.agree(handle, topic.slug(), wording, clock.instant()));
            MadeUpPeople.trouble(handle, clock.instant());
          }
          return true;
        });
  }

  /// The first node has the servers; others come to them as another machine would.
  private Turnout node(Environment environment, int number) {
    var variables = new java.util.HashMap<>(stage.variables());
    if (number > 0) {
      variables.put("TURNOUT_PORT", "0");
    }
    var own = number == 0 ? environment : Environment.read(variables, new Problems());
    var carrier = stage.carrier();
    var plan =
        new Turnout.Launch(
            stage.home(),
            variables,
            own,
            "127.0.0.1",
            clocks,
            new TwilioAccess(carrier.sid(), List.of(carrier.token()), carrier.api(), PUBLIC),
            Optional.empty(),
            files -> RehearsedFiles.adapted(files, stage.memory()),
            _ -> List.of());
    return Turnout.start(plan, number == 0 ? foundations : BackingServers.reach(own));
  }

  int port() {
    return nodes.getFirst().port();
  }

  /// A link that signs one person in to the console, as an organizer who may approve.
  public String signIn() {
    var tokens = new Tokens(foundations.database(), clocks.machine());
    var made = tokens.create("rehearsal", Role.ORGANIZER, Duration.ofDays(1), PLANNER);
    return "http://127.0.0.1:%d/console/sign-in#%s"
        .formatted(port(), tokens.link(made.listed().name()).orElseThrow().value());
  }

  public RemoteStandIn carrier() {
    return stage.carrier().open();
  }

  BackingServers foundations() {
    return foundations;
  }

  /// Plans the blast as if its hour had come.
  ///
  /// @return the run, or what keeps it from being planned
  public Planned plan(LoadedCampaign folder, IntConsumer progress) {
    BlastContext setup =
        foundations.database().inTransaction(handle -> folder.setup(handle, clock.instant()));
    var paced =
        new BlastContext(
            RehearsedFiles.adapted(setup.settings(), stage.memory()),
            setup.directory(),
            setup.topics(),
            setup.languages(),
            setup.campaignFacts(),
            setup.catalog());
    var outcome =
        new Planner(foundations.patient(), () -> paced, clock)
            .plan(stage.memory().blast(), PLANNER, progress);
    return switch (outcome) {
      case PlanOutcome.Refused(var problems) -> new Planned(0, problems);
      case PlanOutcome.Planned planned -> {
        foundations
            .database()
            .with(handle ->
                handle
                    .createUpdate(
                        "update blast_run set local_date = null, local_time = null where id = :run")
                    .bind("run", planned.runId())
                    .execute());
        yield new Planned(planned.runId(), List.of());
      }
    };
  }

  /// @param run 0 when there are problems
  public record Planned(long run, List<Problem> problems) {}

  /// Approves and starts a run, unless that is already done.
  public RunOutcome begin(long id) {
    var runs =
        new RunService(
            foundations.patient(), clocks, () -> nodes.getFirst().served().files().settings());
    Run run = run(id);
    if (run.state() == RunState.PLANNED
        && runs.approve(id, run.hash(), APPROVER) instanceof RunOutcome.Refused refused) {
      return refused;
    }
    run = run(id);
    return run.state() == RunState.APPROVED ? runs.start(id, APPROVER) : new RunOutcome.Done(run);
  }

  public Run run(long id) {
    return foundations.database().with(handle -> RunRows.one(handle, id)).orElseThrow();
  }

  RunProgress progress(long run) {
    return foundations.database().with(handle -> RunProgress.of(handle, run));
  }

  /// The second node first: the first one has the servers.
  @Override
  public void close() {
    nodes.reversed().forEach(Turnout::close);
    if (nodes.isEmpty()) {
      foundations.close();
    }
  }
}
