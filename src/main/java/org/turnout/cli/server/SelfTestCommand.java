package org.turnout.cli.server;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.turnout.embedded.Durability;
import org.turnout.embedded.EmbeddedServers;
import org.turnout.postgres.Database;
import org.turnout.postgres.Leases;
import org.turnout.problem.Problems;
import org.turnout.redis.RedisPool;
import org.turnout.settings.Environment;
import org.turnout.settings.Settings;
import org.turnout.web.Health;
import org.turnout.web.Health.Check;
import org.turnout.web.Health.Need;
import org.turnout.web.Metrics;
import org.turnout.web.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./turnout selftest`: starts the program's parts in a folder of their own, uses each once, and
/// stops. It shows whether this machine can run Turnout, and it is the run from which the build
/// learns what a start needs (the AOT cache).
@Command(
    name = "selftest",
    description = "Starts every part once, in a folder of its own, and says whether it works")
public final class SelfTestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var environment = Environment.read(Map.of(), new Problems());
    Path folder = Files.createTempDirectory("turnout-selftest");
    try (var servers = EmbeddedServers.start(folder, environment.cache(), Durability.THROWAWAY)) {
      say("servers", true);
      return use(servers) ? 0 : 1;
    } finally {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private boolean use(EmbeddedServers servers) throws IOException, InterruptedException {
    try (var database = Database.open(servers.databaseUrl());
        var redis = RedisPool.open(servers.redisUrl())) {
      database.migrate();
      var minute = Duration.ofMinutes(1);
      boolean record = new Leases(database).hold("selftest", "selftest", minute);
      boolean live =
          redis.set("selftest", "ok".getBytes(StandardCharsets.UTF_8), minute)
              && redis.get("selftest").isPresent();
      boolean settings = Settings.read(Map.of(), Path.of(""), new Problems()).isPresent();
      say("postgres", record);
      say("redis", live);
      say("settings", settings); // only a remark: it may be run outside its folder
      return serves(database, redis) && record && live;
    }
  }

  private boolean serves(Database database, RedisPool redis)
      throws IOException, InterruptedException {
    var health =
        new Health(
            List.of(
                Check.there("postgres", Need.NEEDED, database::reachable),
                Check.there("redis", Need.HELPFUL, redis::reachable)));
    var metrics = new Metrics();
    try (var web = WebServer.start("127.0.0.1", 0, metrics, List.of(health, metrics));
        var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + "/health/ready"))
              .build();
      boolean ready = client.send(request, BodyHandlers.ofString()).statusCode() == 200;
      say("web", ready);
      return ready;
    }
  }

  private void say(String part, boolean works) {
    PrintWriter out = spec.commandLine().getOut();
    out.println((works ? "ok    " : "FAILS ") + part);
  }
}
