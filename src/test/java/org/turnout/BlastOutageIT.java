package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.turnout.postgres.PostgresUnavailable;
import org.turnout.redis.LuaScript;
import org.turnout.redis.RedisPool;
import org.turnout.testkit.SeverableLink;
import org.turnout.testkit.TestServers;
import org.turnout.testkit.program.ClusterLinks;
import org.turnout.testkit.program.StartedRun;
import org.turnout.testkit.program.TallyWatch;
import org.turnout.testkit.program.TestCluster;

/// Redis and Postgres go away in the middle of a blast. It waits, continues on its own, and nobody
/// gets two copies.
class BlastOutageIT {
  private static final Map<String, String> TIMINGS =
      Map.of(
          "sweep every", "500 ms",
          "sweep leaves alone", "1 s",
          "twiml checked after", "2 s",
          "uncertain waits", "2 s");

  private final SeverableLink postgres = SeverableLink.to(TestServers.databaseUrl());
  private final SeverableLink redis = SeverableLink.to(TestServers.redisUrl());
  private final TestCluster house =
      TestCluster.open(TIMINGS, 2, ClusterLinks.toServers(postgres::through, redis::through));
  private final TallyWatch sums = TallyWatch.watch(house.db);

  @AfterEach
  void everySumWasWhole() {
    try (postgres;
        redis;
        house;
        sums) {
      assertThat(house.carrier.repeated()).isEmpty();
    }
  }

  @Test
  void withoutRedisABlastWaitsWhileStopIsAnswered() {
    var blast = StartedRun.start(house.db, 400);
    arrived(60);
    redis.cut();
    int quiet = quiet();
    String phone = TestCluster.phone();
    house.say(phone, "ECHO");
    assertThat(house.say(phone, "STOP")).startsWith("You are unsubscribed");
    assertThat(house.carrier.creates()).isEqualTo(quiet);
    redis.fix();
    ended(blast);
    assertThat(reached(blast)).isEqualTo(400);
  }

  @Test
  void aWipedRedisBringsNoBurst() {
    var blast = StartedRun.start(house.db, 600);
    try (var pool = RedisPool.open(house.redisUrl)) {
      for (int i = 1; i <= 8; i++) {
        arrived(60 * i);
        assertThat(pool.run(new LuaScript("return redis.call('FLUSHDB')"), List.of(), List.of()))
            .isPresent();
      }
    }
    ended(blast);
    assertThat(reached(blast)).isEqualTo(600);
    // Slots are a tenth of a second's at most; a busy machine may deliver that much late.
    assertThat(house.carrier.seen().counts().second().most()).isLessThan(120);
  }

  @Test
  void whenTheRecordBreaksOffNobodyGetsTwoCopiesAndNobodyIsLost() {
    var blast = StartedRun.start(house.db, 700);
    for (int i = 1; i <= 4; i++) {
      arrived(120 * i);
      switch (i) {
        case 1, 4 ->
            house.column(
                "select pg_terminate_backend(pid)::text from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        case 2 -> {
          postgres.cut();
          quiet();
          postgres.fix();
        }
        case 3 -> {
          postgres.silence();
          quiet();
          postgres.cut();
          postgres.fix();
        }
        default -> throw new IllegalStateException();
      }
    }
    ended(blast);
    long uncertain = house.count("select count(*) from outbox where state = 'uncertain'");
    // What was claimed at each of the four breaks: at most a tenth of a second of pace, and its
    // answers.
    assertThat(uncertain).isLessThanOrEqualTo(4 * 2 * 20);
    assertThat(reached(blast)).isEqualTo(700 - uncertain);
  }

  private void arrived(int texts) {
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> house.carrier.seen().counts().accepted() >= texts);
  }

  /// Waits until nothing has been sent for more than a second.
  private int quiet() {
    int[] last = {-1};
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .pollInterval(Duration.ofMillis(1_100))
        .until(() -> {
          boolean same = last[0] == house.carrier.creates();
          last[0] = house.carrier.creates();
          return same;
        });
    return last[0];
  }

  /// The breaks end the connections of the test too, and one of them may be in use.
  private void ended(StartedRun blast) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(PostgresUnavailable.class)
        .pollInterval(Duration.ofMillis(50))
        .until(() ->
            house.count(
                    "select count(*) from outbox where state in ('planned', 'claimed') and run_id = "
                        + blast.run())
                == 0);
  }

  private long reached(StartedRun blast) {
    return blast.phones().stream()
        .filter(phone -> house.carrier.received(phone).size() == 1)
        .count();
  }
}
