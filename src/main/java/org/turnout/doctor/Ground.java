package org.turnout.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.turnout.embedded.CannotStart;
import org.turnout.embedded.EmbeddedServers;
import org.turnout.postgres.Database;
import org.turnout.postgres.SchemaTooNew;
import org.turnout.postgres.SchemaTooOld;
import org.turnout.redis.RedisPool;
import org.turnout.settings.Environment;
import org.turnout.settings.Secret;

/// Java, the data folder and the two servers.
record Ground(Environment environment) {
  private static final int JAVA = 25;

  List<Finding> java() {
    var version = Runtime.version();
    return List.of(
        version.feature() >= JAVA
            ? Finding.ok("java", version.toString())
            : Finding.fail("java", version.toString(), "install a JDK " + JAVA + " or newer"));
  }

  /// Only where a server is embedded does the folder matter.
  List<Finding> data() {
    if (!embedded()) {
      return List.of();
    }
    Path data = environment.data().toAbsolutePath();
    Path there = data;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return List.of(
        Files.isDirectory(there) && Files.isWritable(there)
            ? Finding.ok("data", data + (Files.exists(data) ? "" : " (made at the first start)"))
            : Finding.fail(
                "data",
                there + " can't be written",
                "give this user the folder, or name another one with TURNOUT_DATA"));
  }

  List<Finding> postgres() {
    return server(
        "postgres",
        "DATABASE_URL",
        environment.databaseUrl(),
        EmbeddedServers.Running::databaseUrl,
        url -> {
          try (var database = Database.open(url)) {
            boolean answers = database.reachable();
            if (answers) {
              database.checkSchema();
            }
            return answers;
          }
        });
  }

  List<Finding> redis() {
    return server(
        "redis",
        "REDIS_URL",
        environment.redisUrl(),
        EmbeddedServers.Running::redisUrl,
        url -> {
          try (var redis = RedisPool.open(url)) {
            return redis.reachable();
          }
        });
  }

  private List<Finding> server(
      String what,
      String variable,
      Optional<Secret> url,
      java.util.function.Function<EmbeddedServers.Running, Secret> ofRunning,
      java.util.function.Predicate<Secret> answers) {
    try {
      if (url.isPresent()) {
        return List.of(
            answers.test(url.get())
                ? Finding.ok(what, "answers at " + variable)
                : Finding.fail(
                    what,
                    "does not answer at " + variable,
                    "is it running, and do host, port, user, password and TLS in the address match?"));
      }
      var running = EmbeddedServers.running(environment.data()).map(ofRunning);
      if (running.isEmpty()) {
        return List.of(Finding.ok(what, "embedded, not running now"));
      }
      return List.of(
          answers.test(running.get())
              ? Finding.ok(what, "embedded, answers")
              : Finding.fail(
                  what,
                  "embedded, runs but does not answer",
                  "stop the program and start it again; its logs lie in TURNOUT_DATA"));
    } catch (SchemaTooOld | SchemaTooNew e) {
      return List.of(
          Finding.fail(what, "answers, with another schema", String.valueOf(e.getMessage())));
    } catch (CannotStart | IllegalArgumentException e) {
      return List.of(Finding.fail(what, String.valueOf(e.getMessage()), "correct " + variable));
    }
  }

  private boolean embedded() {
    return environment.databaseUrl().isEmpty() || environment.redisUrl().isEmpty();
  }
}
