package org.turnout.cli.server;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.turnout.app.BackingServers;
import org.turnout.app.RestoredRecords;
import org.turnout.app.ShutdownHook;
import org.turnout.app.Turnout;
import org.turnout.channel.discord.DiscordSettings;
import org.turnout.channel.twilio.TwilioAccess;
import org.turnout.cli.terminal.ProblemReport;
import org.turnout.log.LogSetup;
import org.turnout.people.MadeUpMark;
import org.turnout.problem.Problems;
import org.turnout.settings.Environment;
import org.turnout.settings.Secret;
import org.turnout.time.Clocks;
import org.turnout.web.PortCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./turnout serve`: production.
@Command(
    name = "serve",
    description = "Runs the campaign: settings from config/turnout.yaml and the environment.")
public final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--embedded",
      description =
          "Start Redis and PostgreSQL of its own where REDIS_URL or DATABASE_URL is not set.")
  private boolean embedded;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "Where to listen: loopback behind a reverse proxy (the default), 0.0.0.0 in a container.")
  private String host = "127.0.0.1";

  @Option(names = "--home", defaultValue = ".", description = "The folder with config/ and flows/.")
  private Path home = Path.of(".");

  @Option(
      names = "--restored",
      description =
          "The database was restored: what came in since it was saved acts on STOP and START only, and is not answered.")
  private boolean restored;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final AtomicReference<Optional<String>> lost = new AtomicReference<>(Optional.empty());

  @Override
  public Integer call() throws InterruptedException {
    LogSetup.bridge();
    PrintWriter err = spec.commandLine().getErr();
    var problems = new Problems();
    var environment = Environment.read(System.getenv(), problems);
    environment.checkServing(embedded, problems);
    if (problems.hasErrors()) {
      return ProblemReport.problems(problems, home, err);
    }
    var stopped = new CountDownLatch(1);
    try {
      PortCheck.free(host, environment.port());
      var launch = launch(environment);
      var servers = BackingServers.lay(environment);
      if (restored) {
        tell(RestoredRecords.mark(servers.patient(), launch.clocks()), err);
      }
      var turnout = open(launch, servers);
      turnout.foundations().onLoss(why -> lost(why, stopped));
      ShutdownHook.onSignal(turnout, stopped);
      err.println("Records: " + records(environment, servers));
      err.printf(
          "Turnout serves on %s:%d; webhooks come to %s%n",
          host, turnout.port(), environment.publicUrl().orElseThrow());
    } catch (MadeUpPeople e) {
      err.println(e.getMessage());
      return 2;
    } catch (Turnout.BadFiles e) {
      return ProblemReport.problems(e.problems(), home, err);
    }
    stopped.await();
    return lost.get().map(why -> ended(why, err)).orElse(0);
  }

  private static String records(Environment environment, BackingServers servers) {
    return environment.databaseUrl().isPresent()
        ? "the database at " + servers.database().place() + " (DATABASE_URL)"
        : "those in " + environment.data().toAbsolutePath();
  }

  private void lost(String why, CountDownLatch stopped) {
    lost.set(Optional.of(why));
    stopped.countDown();
  }

  /// Another start may cure what ours could not; the exit code asks for it.
  private static int ended(String why, PrintWriter err) {
    err.println("Turnout ends: " + why);
    err.println(
        "Whatever starts it (systemd, Docker) starts it again. If it goes on, look for a full disk"
            + " and into the server's log in TURNOUT_DATA.");
    return 1;
  }

  private static void tell(RestoredRecords.Kept kept, PrintWriter err) {
    err.printf(
        "Restored records: until now only STOP and START act, and nothing is answered. "
            + "Texts that may have left: %d; blasts that are paused: %d.%n",
        kept.texts(), kept.runs());
  }

  /// The database was made by a demo: nobody in it has agreed to anything.
  public static final class MadeUpPeople extends RuntimeException {
    MadeUpPeople() {
      super(
          """
          This database holds made-up people (from ./turnout demo), so it is not served to real phones.
          Use another TURNOUT_DATA folder or another DATABASE_URL.\
          """);
    }
  }

  /// Starts everything on these servers, which are closed when it does not start.
  ///
  /// @throws MadeUpPeople nothing was started
  public static Turnout open(Turnout.Launch launch, BackingServers foundations) {
    try {
      if (foundations.database().with(MadeUpMark::in)) {
        throw new MadeUpPeople();
      }
      return Turnout.start(launch, foundations);
    } catch (RuntimeException e) {
      foundations.close();
      throw e;
    }
  }

  private Turnout.Launch launch(Environment environment) {
    var twilio = environment.twilio();
    var access =
        new TwilioAccess(
            twilio.accountSid().orElseThrow(),
            twilio.authTokens().stream().map(Secret::value).toList(),
            twilio.apiUrl(),
            environment.publicUrl().orElseThrow());
    return new Turnout.Launch(
        home,
        System.getenv(),
        environment,
        host,
        new Clocks(InstantSource.system(), InstantSource.system()),
        access,
        discord(environment),
        UnaryOperator.identity(),
        _ -> List.of());
  }

  private static Optional<DiscordSettings> discord(Environment environment) {
    Optional<URI> api = environment.discord().apiUrl();
    Optional<URI> gateway = environment.discord().gatewayUrl();
    return environment
        .discord()
        .token()
        .map(token ->
            new DiscordSettings(token.value(), api, gateway, DiscordSettings.Reach.ANYWHERE));
  }
}
