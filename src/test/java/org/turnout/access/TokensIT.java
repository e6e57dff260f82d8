package org.turnout.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.audit.Actor;
import org.turnout.redis.RedisPool;
import org.turnout.settings.Secret;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;

class TokensIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  @AutoClose private static final RedisPool REDIS = RedisPool.open(TestServers.redisUrl());

  private static final Actor BY = new Actor("kim", "cli");
  private static final Duration DAYS = Duration.ofDays(90);

  private Instant now = Instant.parse("2026-11-22T00:00:00Z");
  private final Tokens tokens = new Tokens(DB.database(), () -> now);
  private final Sessions sessions = new Sessions(REDIS, tokens);

  @Test
  void aTokenIsGoodUntilItExpiresOrIsRevoked() {
    var made = tokens.create("Rosa Diaz", Role.ORGANIZER, DAYS, BY);
    var rosa = new SignedIn(made.listed().id(), "Rosa Diaz", Role.ORGANIZER);
    assertThat(tokens.check(made.token().value())).contains(rosa);
    assertThat(tokens.check(made.token().value() + "x")).isEmpty();
    assertThat(tokens.check("")).isEmpty();
    assertThat(tokens.check("x".repeat(100_000))).isEmpty();

    now = now.plus(DAYS);
    assertThat(tokens.check(made.token().value())).isEmpty();
    now = now.minusSeconds(1);
    assertThat(tokens.check(made.token().value())).isPresent();
    assertThat(tokens.revoke("rosa diaz", BY)).isOne();
    assertThat(tokens.check(made.token().value())).isEmpty();
    assertThat(tokens.revoke("rosa diaz", BY)).isZero();
  }

  @Test
  void onlyTheHashIsKept() {
    var made = tokens.create("Ida Hash", Role.VIEWER, DAYS, BY);
    String row =
        DB.database()
            .with(handle ->
                handle
                    .createQuery("select t::text from access_token t where name = 'Ida Hash'")
                    .mapTo(String.class)
                    .one());
    assertThat(row)
        .doesNotContain(made.token().value())
        .contains(RandomKeys.hex(made.token().value()));
    assertThat(made.toString()).doesNotContain(made.token().value());
  }

  @Test
  void theDayOfTheLastUseIsKept() {
    var made = tokens.create("Dana Day", Role.VIEWER, DAYS, BY);
    assertThat(made.listed().lastUsed()).isEmpty();
    tokens.check(made.token().value());
    assertThat(
            tokens.all().stream()
                .filter(token -> token.id() == made.listed().id())
                .findFirst()
                .orElseThrow()
                .lastUsed())
        .contains(LocalDate.of(2026, 11, 22));
  }

  @Test
  void onePersonIsOneNameHoweverItIsTyped() {
    tokens.create("Ana Cruz", Role.VIEWER, DAYS, BY);
    assertThat(tokens.create("  ana   CRUZ ", Role.ADMIN, DAYS, BY).listed().name())
        .isEqualTo("Ana Cruz");
    for (var none : List.of("", " ", "+15125550142", "a\nb\u0000", "x".repeat(61), "<b>")) {
      assertThatThrownBy(() -> tokens.create(none, Role.VIEWER, DAYS, BY))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("begins with a letter");
    }
  }

  @Test
  void aSignInLinkWorksOnceAndForMinutes() throws Exception {
    tokens.create("Lin Link", Role.ORGANIZER, DAYS, BY);
    assertThat(tokens.link("Nobody")).isEmpty();
    Secret late = tokens.link("lin link").orElseThrow();
    now = now.plus(Tokens.LINK);
    assertThat(tokens.redeem(late.value())).isEmpty();

    Secret code = tokens.link("Lin Link").orElseThrow();
    Callable<Boolean> redeem = () -> tokens.redeem(code.value()).isPresent();
    try (var threads = Executors.newFixedThreadPool(8)) {
      long worked =
          threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> redeem).toList()).stream()
              .filter(answer -> answer.resultNow())
              .count();
      assertThat(worked).isOne();
    }
  }

  @Test
  void revokingATokenEndsItsSessionsAtOnce() {
    var made = tokens.create("Sam Session", Role.ADMIN, DAYS, BY);
    var who = tokens.check(made.token().value()).orElseThrow();
    String key = sessions.open(who).orElseThrow().value();
    var found = sessions.find(key);
    assertThat(found)
        .isInstanceOfSatisfying(
            Sessions.Found.Open.class,
            open -> {
              assertThat(open.who()).isEqualTo(who);
              assertThat(open.posted(open.form())).isTrue();
              assertThat(open.posted("")).isFalse();
            });
    tokens.revoke("Sam Session", BY);
    assertThat(sessions.find(key)).isEqualTo(new Sessions.Found.None());
    assertThat(sessions.find("made up")).isEqualTo(new Sessions.Found.None());
  }

  @Test
  void aSessionThatRedisHasSpoiledIsNone() {
    var made = tokens.create("Jo Junk", Role.ADMIN, DAYS, BY);
    var who = tokens.check(made.token().value()).orElseThrow();
    String key = sessions.open(who).orElseThrow().value();
    String at = "console:session:" + RandomKeys.hex(key);
    for (var junk :
        List.of("", " ", "junk", "1", "x y", "99999999999999999999 y", "-1 y", "\0\u00ff")) {
      assertThat(REDIS.set(at, junk.getBytes(UTF_8), DAYS)).isTrue();
      assertThat(sessions.find(key)).as(junk).isEqualTo(new Sessions.Found.None());
    }
  }

  @Test
  void whatARoleMayDo() {
    assertThat(acts(Role.VIEWER)).containsExactly(Permission.READ, Permission.QUEUE);
    assertThat(acts(Role.STEWARD)).containsExactly(Permission.QUEUE, Permission.INBOX);
    assertThat(acts(Role.ORGANIZER))
        .containsExactly(
            Permission.READ,
            Permission.WRITE,
            Permission.APPROVE,
            Permission.RUN,
            Permission.ORDERS,
            Permission.ROSTERS,
            Permission.QUEUE,
            Permission.INBOX);
    assertThat(acts(Role.ADMIN)).containsExactly(Permission.values());
    assertThat(Role.of(" Organizer ")).contains(Role.ORGANIZER);
    assertThat(Role.of("boss")).isEmpty();
  }

  private static List<Permission> acts(Role role) {
    return List.of(Permission.values()).stream().filter(role::may).toList();
  }

  @Test
  void theSixthWrongTryOfAMinuteWaits() {
    var tries = new FailedTries(() -> now);
    for (int i = 0; i < 5; i++) {
      assertThat(tries.wait("here")).isZero();
      tries.failed("here");
      now = now.plusSeconds(1);
    }
    assertThat(tries.wait("here")).isEqualTo(Duration.ofSeconds(55));
    assertThat(tries.wait("there")).isZero();
    now = now.plusSeconds(55);
    assertThat(tries.wait("here")).isZero();
  }
}
