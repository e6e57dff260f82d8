package org.turnout.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.turnout.embedded.CannotStart;
import org.turnout.embedded.EmbeddedServers;
import org.turnout.postgres.Database;
import org.turnout.postgres.SchemaTooNew;
import org.turnout.postgres.SchemaTooOld;
import org.turnout.redis.RedisPool;
import org.turnout.settings.Environment;
import org.turnout.settings.Secret;

/// Java, the data folder and the two servers.
record ServerChecks(Environment environment) {
  private static final int JAVA = 25;

  /// A command's first connection can take longer on a busy machine than a running program would
  /// wait; who reads that a server does not answer starts it again.
  private static final int TRIES = 4;

  List<CheckResult> java() {
    var version = Runtime.version();
    return List.of(
        version.feature() >= JAVA
            ? CheckResult.ok("java", version.toString())
            : CheckResult.fail("java", version.toString(), "install a JDK " + JAVA + " or newer"));
  }

  /// Only where a server is embedded does the folder matter.
  List<CheckResult> data() {
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
            ? CheckResult.ok(
                "data", data + (Files.exists(data) ? "" : " (made at the first start)"))
            : CheckResult.fail(
                "data",
                there + " can't be written",
                "give this user the folder, or name another one with TURNOUT_DATA"));
  }

  List<CheckResult> postgres() {
    return server(
        "postgres",
        "DATABASE_URL",
        environment.databaseUrl(),
        EmbeddedServers.Running::databaseUrl,
        url -> {
          try (var database = Database.open(url)) {
            boolean answers = patiently(database::reachable);
            if (answers) {
              database.checkSchema();
            }
            return answers;
          }
        });
  }

  List<CheckResult> redis() {
    return server(
        "redis",
        "REDIS_URL",
        environment.redisUrl(),
        EmbeddedServers.Running::redisUrl,
        url -> {
          try (var redis = RedisPool.open(url)) {
            return patiently(redis::reachable);
          }
        });
  }

  private List<CheckResult> server(
      String what,
      String variable,
      Optional<Secret> url,
      java.util.function.Function<EmbeddedServers.Running, Secret> ofRunning,
      java.util.function.Predicate<Secret> answers) {
    try {
      if (url.isPresent()) {
        return List.of(
            answers.test(url.get())
                ? CheckResult.ok(what, "answers at " + variable)
                : CheckResult.fail(
                    what,
                    "does not answer at " + variable,
                    "is it running, and do host, port, user, password and TLS in the address"
                        + " match?"));
      }
      var running = EmbeddedServers.running(environment.data()).map(ofRunning);
      if (running.isEmpty()) {
        return List.of(CheckResult.ok(what, "embedded, not running now"));
      }
      return List.of(
          answers.test(running.get())
              ? CheckResult.ok(what, "embedded, answers")
              : CheckResult.fail(
                  what,
                  "embedded, runs but does not answer",
                  "stop the program and start it again; its logs are in TURNOUT_DATA"));
    } catch (SchemaTooOld | SchemaTooNew e) {
      return List.of(
          CheckResult.fail(what, "answers, with another schema", String.valueOf(e.getMessage())));
    } catch (CannotStart | IllegalArgumentException e) {
      return List.of(CheckResult.fail(what, String.valueOf(e.getMessage()), "correct " + variable));
    }
  }

  private static boolean patiently(BooleanSupplier reachable) {
    for (int tries = 1; tries < TRIES; tries++) {
      if (reachable.getAsBoolean()) {
        return true;
      }
    }
    return reachable.getAsBoolean();
  }

  private boolean embedded() {
    return environment.databaseUrl().isEmpty() || environment.redisUrl().isEmpty();
  }
}
