package org.turnout.lab.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.turnout.app.BackingServers;
import org.turnout.app.ShutdownHook;
import org.turnout.app.Turnout;
import org.turnout.campaign.CampaignFiles;
import org.turnout.channel.Channel;
import org.turnout.cli.terminal.ProblemReport;
import org.turnout.cli.terminal.ShownProgress;
import org.turnout.lab.people.MadeUpOrganizers;
import org.turnout.lab.people.MadeUpPeople;
import org.turnout.lab.people.MovedRoster;
import org.turnout.lab.phone.RehearsedCampaign;
import org.turnout.lab.rehearsal.Rehearsal;
import org.turnout.lab.scenario.Conditions;
import org.turnout.lab.scenario.Scenario;
import org.turnout.lab.time.MovableClock;
import org.turnout.log.LogSetup;
import org.turnout.people.Directory;
import org.turnout.people.MadeUpMark;
import org.turnout.people.Topics;
import org.turnout.problem.Problems;
import org.turnout.settings.DemoEnvironment;
import org.turnout.settings.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./turnout demo`: everything on one machine with nothing installed, and no way to a real phone.
@Command(
    name = "demo",
    description = "The whole campaign on this machine with made-up people and rehearsal phones.")
public final class DemoCommand implements Callable<Integer> {
  /// The same people every time, so that one demo looks like the next.
  private static final long SEED = 62_000;

  @Option(
      names = "--people",
      defaultValue = "62000",
      description = "How many made-up members (default: ${DEFAULT-VALUE}).")
  private int people = 62_000;

  @Option(names = "--home", defaultValue = ".", description = "The folder with config/ and flows/.")
  private Path home = Path.of(".");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    LogSetup.forPeople();
    LogSetup.bridge();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    var problems = new Problems();
    var variables = DemoEnvironment.of(System.getenv(), DemoEnvironment.DEMO);
    var environment = Environment.read(variables, problems);
    var files = CampaignFiles.read(home, variables, problems);
    if (files.isEmpty() || problems.hasErrors()) {
      return ProblemReport.problems(problems, home, err);
    }
    var clock = new MovableClock(InstantSource.system());
    var stopped = new CountDownLatch(1);
    try {
      var rehearsal = open(home, variables, environment, files.get(), people, clock);
      ShutdownHook.onSignal(rehearsal, stopped);
      int port = rehearsal.turnout().port();
      out.printf("%nReady. Nothing here can reach a real phone.%n");
      out.printf(
          "  phones   http://127.0.0.1:%d/phone     text PETITION, STICKERS, SHIFT, MENU, STOP ...%n",
          port);
      var links =
          MadeUpOrganizers.links(
              rehearsal.turnout().foundations(),
              "http://127.0.0.1:" + port,
              InstantSource.system());
      out.printf(
          "  console  each link works once; ./turnout token --demo link NAME makes another%n");
      links.forEach((name, link) -> out.printf("           %s  %s%n", name, link));
      out.printf("Ctrl-C ends it; the data stays in %s%n", environment.data());
      out.flush();
    } catch (Turnout.BadFiles e) {
      return ProblemReport.problems(e.problems(), home, err);
    }
    stopped.await();
    return 0;
  }

  /// The demo, with so many made-up people unless there are some already.
  public static Rehearsal open(
      Path home,
      Map<String, String> variables,
      Environment environment,
      CampaignFiles files,
      int people,
      MovableClock clock) {
    var foundations = BackingServers.lay(environment);
    try {
      seed(foundations, files, people, clock);
      var stage =
          new Rehearsal.Stage(
              home,
              variables,
              environment,
              files.settings(),
              clock,
              demo -> soon(demo, clock),
              offered(foundations),
              conditions(home, files));
      return Rehearsal.start(stage, foundations);
    } catch (RuntimeException e) {
      foundations.close();
      throw e;
    }
  }

  /// A calm day: a few phones are off and some people answer a blast; those that somebody holds on
  /// the page are as that person wishes.
  private static Conditions conditions(Path home, CampaignFiles files) {
    Conditions calm = Scenario.find(home, "calm-day", new Problems()).orElseThrow().conditions();
    int perSecond = files.settings().mainSender().segmentsPerSecond();
    return calm.capacity(calm.capacity().perSecond(perSecond));
  }

  private static void seed(
      BackingServers foundations, CampaignFiles files, int people, MovableClock clock) {
    foundations
        .database()
        .inTransaction(handle -> {
          if (MadeUpMark.in(handle)) {
            return 0;
          }
          Directory directory = Directory.store(handle, files.locals());
          try (var progress = ShownProgress.of("Making up " + people + " people", people)) {
            return new MadeUpPeople(directory, SEED)
                .fill(handle, people, wording(files.topics()), clock.instant(), progress::stepTo);
          }
        });
  }

  private static org.turnout.people.Wording wording(Topics topics) {
    return topics.wordings().values().iterator().next().in("en");
  }

  /// Shifts are always ahead, whatever day the demo is started on.
  private static CampaignFiles soon(CampaignFiles files, MovableClock clock) {
    var first =
        LocalDate.ofInstant(clock.instant(), files.settings().campaign().zone()).plusDays(3);
    return MovedRoster.allTo(first, files);
  }

  /// A member of each language to begin with.
  private static List<RehearsedCampaign.Person> offered(BackingServers foundations) {
    return foundations
        .database()
        .with(handle ->
            handle
                .createQuery(
                    """
                    select distinct on (p.language) a.value, p.name, p.language
                    from person p join address a on a.speaker_id = p.id and a.channel = :channel
                    where p.language is not null and a.stopped_at is null order by p.language, p.id
                    """)
                .bind("channel", Channel.ofPhones().word())
                .map((row, _) ->
                    new RehearsedCampaign.Person(
                        row.getString("value"), row.getString("name"), row.getString("language")))
                .list());
  }
}
