package org.turnout.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.outbox.SegmentPace;
import org.turnout.redis.LuaScript;
import org.turnout.redis.RedisPool;
import org.turnout.testkit.TestServers;

class KeptServerIT {
  private static final SegmentPace.Speed SPEED = new SegmentPace.Speed("72345", 100);

  @TempDir private Path data;
  private final LinkedBlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();

  /// PostgreSQL is killed in `ServerDeathIT`, under the whole program.
  @Test
  void aServerThatDiesServesAgainWithOurScriptsAloneAndIsGivenUpTheThirdTime() throws Exception {
    try (var servers = EmbeddedServers.start(data, TestServers.cache(), Durability.DURABLE);
        var redis = RedisPool.open(servers.redisUrl())) {
      servers.listen(events::add);
      String place = servers.redisUrl().value();
      onlyOurScriptsRun(redis);
      for (int i = 0; i < 2; i++) {
        killRedis(servers);
        assertThat(List.of(next(), next()))
            .containsExactly(new ServerEvent.Died("Redis", 137), new ServerEvent.Back("Redis"));
        assertThat(servers.redisUrl().value()).isEqualTo(place);
        onlyOurScriptsRun(redis);
      }
      killRedis(servers);
      assertThat(next()).isEqualTo(new ServerEvent.Died("Redis", 137));
      assertThat(next())
          .isInstanceOfSatisfying(
              ServerEvent.GivenUp.class,
              up -> assertThat(up.why()).startsWith("Redis of this program died"));
      assertThat(redis.trouble()).contains("Redis does not answer");
      for (String folder : List.of("redis", "postgres")) {
        assertThat(Files.getPosixFilePermissions(data.resolve(folder)))
            .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  @Test
  void everyScriptOfTheProgramIsGivenToItsRedis() throws Exception {
    Path resources = Path.of("src", "main", "resources");
    try (Stream<Path> files = Files.walk(resources)) {
      assertThat(files.filter(file -> file.toString().endsWith(".lua")))
          .map(file -> "/" + resources.relativize(file))
          .containsExactlyInAnyOrderElementsOf(RedisScripts.ALL);
    }
  }

  private static void onlyOurScriptsRun(RedisPool redis) {
    var pace = new SegmentPace(redis);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> pace.take(SPEED, 1, OptionalInt.empty()).isPresent());
    assertThat(redis.run(new LuaScript("return 1"), List.of(), List.of())).isEmpty();
  }

  private static void killRedis(EmbeddedServers servers) {
    ProcessHandle.of(servers.processes().get(2)).ifPresent(ProcessHandle::destroyForcibly);
  }

  private ServerEvent next() throws InterruptedException {
    return Optional.ofNullable(events.poll(30, TimeUnit.SECONDS)).orElseThrow();
  }
}
