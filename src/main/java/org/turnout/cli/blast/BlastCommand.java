package org.turnout.cli.blast;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.turnout.access.Permission;
import org.turnout.access.Tokens;
import org.turnout.app.BackingServers;
import org.turnout.app.KnownWaits;
import org.turnout.app.RecordsPlace;
import org.turnout.audit.Actor;
import org.turnout.blast.BlastServices;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.report.RunQueries;
import org.turnout.blast.report.RunWaits;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunOutcome;
import org.turnout.blast.run.RunService;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.cli.terminal.CommandActor;
import org.turnout.cli.terminal.ProblemReport;
import org.turnout.cli.terminal.RecordsCommand;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.problem.Problems;
import org.turnout.settings.Environment;
import org.turnout.settings.Settings;
import org.turnout.time.Clocks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./turnout blast`: the life of a blast. Works while a server is running, on the same records.
@Command(
    name = "blast",
    description = "One text to many people: plan, approve, start, pause, resume, cancel, watch.")
public final class BlastCommand extends RecordsCommand implements Runnable {
  private static final String RUN = "RUN";
  static final String RUN_MEANS =
      "A blast's name (its newest run), NAME#3, or the number of a run.";

  final InstantSource clock;

  @Mixin private final CommandActor typing = new CommandActor();

  public BlastCommand(InstantSource clock, ServersOption servers) {
    super(servers);
    this.clock = clock;
  }

  @Override
  public void run() {
    usage();
  }

  @Command(
      name = "approve",
      description = "Approves a plan. Above the size in 'approval above' a second person has to.")
  int approve(
      @Parameters(paramLabel = RUN, description = RUN_MEANS) String run,
      @Parameters(
              paramLabel = "HASH",
              description = "Hash of the plan that you read; its first 8 characters are enough.")
          String hash) {
    return act(
        run,
        Permission.APPROVE,
        this::read,
        (runs, found, who) -> runs.approve(found.id(), hash, who));
  }

  @Command(name = "start", description = "Sends it, after the hold.")
  int start(
      @Parameters(paramLabel = RUN, description = RUN_MEANS) String run,
      @Option(
              names = "--at",
              paramLabel = "WHEN",
              description = "Automatically, later: \"2026-12-01 18:00\" in the campaign's zone.")
          Optional<String> at) {
    if (at.isEmpty()) {
      return act(
          run, Permission.RUN, this::read, (runs, found, who) -> runs.start(found.id(), who));
    }
    Optional<LocalDateTime> local = moment(at.get());
    if (local.isEmpty()) {
      err().println("'" + at.get() + "' is not a time; write it as \"2026-12-01 18:00\".");
      return 2;
    }
    Instant when = local.get().atZone(zone()).toInstant();
    return act(
        run, Permission.RUN, this::read, (runs, found, who) -> runs.startAt(found.id(), when, who));
  }

  private static Optional<LocalDateTime> moment(String words) {
    try {
      return Optional.of(
          LocalDateTime.parse(
              words.strip().replace(' ', 'T'), DateTimeFormatter.ISO_LOCAL_DATE_TIME));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  @Command(name = "pause", description = "Stops sending, within a second.")
  int pause(
      @Parameters(paramLabel = RUN, description = RUN_MEANS) String run,
      @Parameters(paramLabel = "WHY", arity = "0..*", description = "For colleagues.")
          String[] why) {
    return act(
        run,
        Permission.RUN,
        (runs, found, who) -> runs.pause(found.id(), words(why, "by " + who.name()), who));
  }

  @Command(name = "resume", description = "Resumes a paused run.")
  int resume(@Parameters(paramLabel = RUN, description = RUN_MEANS) String run) {
    return act(run, Permission.RUN, (runs, found, who) -> runs.resume(found.id(), who));
  }

  @Command(name = "cancel", description = "Ends it for good: people still in line get no text.")
  int cancel(
      @Parameters(paramLabel = RUN, description = RUN_MEANS) String run,
      @Parameters(paramLabel = "WHY", arity = "0..*", description = "For colleagues.")
          String[] why) {
    return act(
        run,
        Permission.RUN,
        (runs, found, who) -> runs.cancel(found.id(), words(why, "by " + who.name()), who));
  }

  @Command(name = "throttle", description = "Slows it down, even while it runs.")
  int throttle(
      @Parameters(paramLabel = RUN, description = RUN_MEANS) String run,
      @Parameters(
              paramLabel = "SEGMENTS",
              description = "Segments per second; 0 returns to the sender's own pace.")
          int perSecond) {
    var pace = perSecond == 0 ? OptionalInt.empty() : OptionalInt.of(perSecond);
    return act(run, Permission.RUN, (runs, found, who) -> runs.throttle(found.id(), pace, who));
  }

  @Command(
      name = "resend",
      description = "Sends an uncertain text again: the same as 'uncertain resend'.")
  int resend(
      @Parameters(paramLabel = "TEXT", description = "Its number in the list, or all.") String text,
      @Parameters(arity = "0..1", paramLabel = RUN, description = "With all: the run to use.")
          Optional<String> run) {
    var uncertain = new BlastUncertainCommand();
    uncertain.blast = this;
    return uncertain.resend(text, run);
  }

  private static String words(String @org.jspecify.annotations.Nullable [] why, String otherwise) {
    return why == null || why.length == 0 ? otherwise : String.join(" ", why);
  }

  /// Runs the work with the campaign's files as they are now.
  int planning(PlanContext.Work work) {
    return PlanContext.with(servers, clock, err(), work);
  }

  /// The same for what somebody does, with who that is.
  int planning(Permission needed, PersonalWork work) {
    return PlanContext.with(
        servers,
        clock,
        err(),
        (foundations, services, setup, folder) ->
            as(foundations, needed, who -> work.with(who, services, setup, folder)));
  }

  /// What somebody does with the campaign's files and records.
  @FunctionalInterface
  interface PersonalWork {
    /// @return the exit code
    int with(Actor who, BlastServices services, BlastContext setup, LoadedCampaign folder);
  }

  /// Runs the work for the person who types, or says why nobody is known who may do this.
  int as(BackingServers foundations, Permission needed, ToIntFunction<Actor> work) {
    var tokens = new Tokens(foundations.database(), clock);
    return switch (typing.who(tokens, needed, servers.variables())) {
      case CommandActor.Typed.Person(var actor, var note) -> {
        note.ifPresent(err()::println);
        yield work.applyAsInt(actor);
      }
      case CommandActor.Typed.Nobody(var why, var next) ->
          refused("Nothing has changed: " + why, next);
    };
  }

  /// What somebody does to a run.
  @FunctionalInterface
  interface RunDeed {
    RunOutcome on(RunService runs, Run run, Actor who);
  }

  /// Does something to one run, says the result, and says what to do next.
  int act(String name, Permission needed, RunDeed deed) {
    return act(name, needed, _ -> {}, deed);
  }

  /// Who gets it, what it says and when: nothing is approved or started unseen.
  private void read(RunQueries.Details found) {
    var report = PlanReport.of(found, zone());
    out().print(report.head());
    out().print(report.words());
  }

  private int act(
      String name, Permission needed, Consumer<RunQueries.Details> first, RunDeed deed) {
    Optional<Settings> settings = settings();
    if (settings.isEmpty()) {
      return 2;
    }
    return with(foundations -> {
      var queries = queries(foundations);
      var found = queries.named(name);
      if (found.isEmpty()) {
        return unknown(name);
      }
      queries.details(found.get().id()).ifPresent(first);
      var gate = PlanContext.gate(servers, foundations);
      var runs = new RunService(foundations.patient(), clocks(), settings::orElseThrow, gate);
      return as(foundations, needed, who -> say(deed.on(runs, found.get(), who)));
    });
  }

  RunQueries queries(BackingServers foundations) {
    return new RunQueries(foundations.database(), foundations.patient(), clock);
  }

  /// Why runs wait, what can be known next to the program that sends.
  RunWaits waits(BackingServers foundations) {
    var environment = Environment.read(servers.variables(), new Problems());
    var node = new ServedNode(environment, RecordsPlace.port(environment));
    return new KnownWaits(foundations.database(), clocks(), this::zone, _ -> node.waits());
  }

  int unknown(String name) {
    return refused(
        "There is no run '" + name + "'",
        "./turnout blast status shows all; ./turnout blast plan makes one");
  }

  int say(RunOutcome outcome) {
    return switch (outcome) {
      case RunOutcome.Done(Run run) -> {
        out().println(run.title() + " is " + run.standing() + ".");
        out().println("Next: " + run.next() + ".");
        NextCommands.after(run, clock.instant()).forEach(out()::println);
        yield 0;
      }
      case RunOutcome.Refused(String why, String next) ->
          refused("Nothing has changed: " + why, next);
    };
  }

  int refused(String what, String next) {
    err().println(what + ".");
    err().println("Next: " + next + ".");
    return 1;
  }

  void hint(String command) {
    out().println(NextCommands.line(command));
  }

  /// The settings, or nothing after their problems were printed.
  Optional<Settings> settings() {
    var problems = new Problems();
    var settings = Settings.read(servers.variables(), servers.home(), problems);
    if (settings.isEmpty()) {
      ProblemReport.problems(problems, servers.home(), err());
    }
    return settings;
  }

  Clocks clocks() {
    return new Clocks(clock, clock);
  }
}
