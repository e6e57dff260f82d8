package org.turnout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.redis.LuaScript;
import org.turnout.redis.RedisPool;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.SeverableLink;
import org.turnout.testkit.TestServers;
import org.turnout.testkit.program.TestCluster;

/// Redis and Postgres go away in the middle of conversations, and come back on their own.
class OutageIT {
  @AutoClose
  private static final SeverableLink POSTGRES = SeverableLink.to(TestServers.databaseUrl());

  @AutoClose private static final SeverableLink REDIS = SeverableLink.to(TestServers.redisUrl());

  @AutoClose
  private static final TestCluster HOUSE =
      TestCluster.open(TestCluster.SWEEPING, 1, POSTGRES::through, REDIS::through);

  private final String phone = TestCluster.phone();

  @AfterEach
  void everythingIsBackAndNothingWasToldTwice() {
    POSTGRES.fix();
    REDIS.fix();
    assertThat(HOUSE.carrier.repeated()).isEmpty();
  }

  @Test
  void redisMayBeWipedInTheMiddleOfAConversation() {
    HOUSE.say(phone, "ECHO");
    try (var redis = RedisPool.open(HOUSE.redisUrl)) {
      assertThat(redis.run(new LuaScript("return redis.call('FLUSHDB')"), List.of(), List.of()))
          .isPresent();
    }
    assertThat(HOUSE.say(phone, "1")).isEqualTo(TestCluster.heard(1));
  }

  /// No matter which kind of value it is, and under which key.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'SET', key, 'junk \\1\\255'",
        "'RPUSH', key, 'junk', 'more of it'",
        "'HSET', key, 'next', 'junk'"
      })
  void junkUnderEveryKeyOfRedisIsNoStateOfAnybody(String junk) {
    String stops = TestCluster.phone();
    HOUSE.say(phone, "ECHO");
    HOUSE.say(stops, "ECHO");
    redis("for _, key in ipairs(all) do redis.call('DEL', key) redis.call(" + junk + ") end");
    assertThat(HOUSE.say(phone, "1")).isEqualTo(TestCluster.heard(1));
    assertThat(HOUSE.say(stops, "STOP")).startsWith("You are unsubscribed");
    assertThat(HOUSE.say(phone, "2")).isEqualTo(TestCluster.heard(2));
  }

  /// As in a Redis that is full or read-only: it reads, and what it has grows old.
  @Test
  void whatRedisHasKeptFromEarlierIsNotBelieved() {
    String stops = TestCluster.phone();
    HOUSE.say(phone, "ECHO");
    HOUSE.say(stops, "ECHO");
    redis("for _, key in ipairs(all) do redis.call('COPY', key, 'old:' .. key, 'REPLACE') end");
    String earlier =
        """
        for _, key in ipairs(all) do
          if key:sub(1, 4) == 'old:' then redis.call('COPY', key, key:sub(5), 'REPLACE') end
        end
        """;
    for (int i = 1; i <= 3; i++) {
      assertThat(HOUSE.say(phone, Integer.toString(i))).isEqualTo(TestCluster.heard(i));
      redis(earlier);
    }
    HOUSE.say(stops, "STOP");
    redis(earlier);
    assertThat(HOUSE.say(stops, "4")).contains("text START");
    assertThat(HOUSE.say(phone, "STOP")).startsWith("You are unsubscribed");
    redis("for _, key in ipairs(all) do redis.call('UNLINK', key) end");
  }

  @Test
  void nothingStaysInRedisForGood() {
    HOUSE.say(phone, "ECHO");
    HOUSE.say(phone, "STOP");
    assertThat(
            redis(
                """
                for _, key in ipairs(all) do
                  if redis.call('TTL', key) < 0 then kept = kept + 1 end
                end
                """))
        .isEqualTo("0 of some");
  }

  /// Runs a script of a test over all keys.
  private static String redis(String words) {
    var script =
        new LuaScript(
            "local kept, all = 0, redis.call('KEYS', '*') "
                + words
                + " return kept .. (#all > 0 and ' of some' or ' of none')");
    try (var redis = RedisPool.open(HOUSE.redisUrl)) {
      return new String((byte[]) redis.run(script, List.of(), List.of()).orElseThrow(), UTF_8);
    }
  }

  @Test
  void textsAndStopAreAnsweredWhileRedisIsSilent() {
    HOUSE.say(phone, "ECHO");
    REDIS.silence();
    for (int i = 1; i <= 3; i++) {
      assertThat(HOUSE.say(phone, Integer.toString(i))).isEqualTo(TestCluster.heard(i));
    }
    assertThat(HOUSE.say(phone, "STOP")).startsWith("You are unsubscribed");
    // What it swallowed is not sent again: those connections are of no more use.
    REDIS.cut();
  }

  @Test
  void aRecordThatIsSilentIsNotWaitedForAndNothingIsLost() {
    HOUSE.say(phone, "ECHO");
    POSTGRES.silence();
    var answer = HOUSE.post(TestCluster.fields("SM" + "9".repeat(32), TestCluster.phone(), "ECHO"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    HOUSE.carrier.withhold(phone, "1");
    POSTGRES.cut();
    POSTGRES.fix();
    assertThat(HOUSE.got(phone, 2)).endsWith(TestCluster.heard(1));
    assertThat(HOUSE.say(phone, "STOP")).startsWith("You are unsubscribed");
  }

  @Test
  void textsAndStopAreAnsweredWhileRedisIsAway() {
    HOUSE.say(phone, "ECHO");
    REDIS.cut();
    for (int i = 1; i <= 15; i++) {
      assertThat(HOUSE.say(phone, Integer.toString(i))).isEqualTo(TestCluster.heard(i));
    }
    REDIS.fix();
    assertThat(HOUSE.say(phone, "16")).isEqualTo(TestCluster.heard(16));
    REDIS.cut();
    assertThat(HOUSE.say(phone, "STOP")).startsWith("You are unsubscribed");
  }

  @Test
  void whileTheRecordIsAwayWebhooksAreToldToComeAgainAndNothingIsLost() {
    HOUSE.say(phone, "ECHO");
    POSTGRES.cut();
    var answer = HOUSE.post(TestCluster.fields("SM" + "b".repeat(32), TestCluster.phone(), "ECHO"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(HOUSE.text(phone, "1").status()).isEqualTo(503);
    POSTGRES.fix();
    assertThat(HOUSE.got(phone, 2)).endsWith(TestCluster.heard(1));
    assertThat(HOUSE.say(phone, "2")).isEqualTo(TestCluster.heard(2));
  }

  @Test
  void underLoadTheRecordMayBeCutOffAndRestarted() {
    var phones = Stream.generate(TestCluster::phone).limit(6).toList();
    int texts = 20;
    var load =
        Thread.ofVirtual()
            .start(
                () -> ConcurrentCalls.atOnce(phones.size(), i -> HOUSE.talk(phones.get(i), texts)));
    for (int outage = 1; outage <= 3; outage++) {
      int until = outage * texts / 4;
      Awaitility.await()
          .atMost(TestCluster.PATIENCE)
          .until(() -> HOUSE.carrier.received(phones.getFirst()).size() >= until);
      if (outage == 2) {
        HOUSE.column(
            "select pg_terminate_backend(pid)::text from pg_stat_activity where datname ="
                + " current_database() and pid <> pg_backend_pid()");
      } else {
        POSTGRES.cut();
        assertThat(HOUSE.text(TestCluster.phone(), "hello").status()).isEqualTo(503);
        POSTGRES.fix();
      }
    }
    Awaitility.await().atMost(TestCluster.PATIENCE).until(() -> !load.isAlive());
    HOUSE.settled();
    for (var it : phones) {
      assertThat(HOUSE.carrier.received(it)).hasSize(texts + 1).doesNotHaveDuplicates();
    }
  }
}
