package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.access.Tokens;
import org.turnout.audit.Actor;
import org.turnout.testkit.SeverableLink;
import org.turnout.testkit.TestServers;
import org.turnout.testkit.program.ClusterLinks;
import org.turnout.testkit.program.ScriptedCarrier;
import org.turnout.testkit.program.ScriptedCarrier.Manner;
import org.turnout.testkit.program.StartedRun;
import org.turnout.testkit.program.TestCluster;

/// A started run that does not move says why: in the API and, where it is about more than one run,
/// in readiness. What it waits for comes back, and it continues automatically.
class WaitsShownIT {
  private static final Map<String, String> TIMINGS =
      Map.of("sweep every", "500 ms", "sweep leaves alone", "1 s", "uncertain waits", "2 s");

  private final List<ScriptedCarrier> mean = new ArrayList<>();
  private final SeverableLink redis = SeverableLink.to(TestServers.redisUrl());
  private final TestCluster house =
      TestCluster.open(
          TIMINGS,
          1,
          new ClusterLinks(
              url -> url,
              redis::through,
              standIn -> {
                mean.add(ScriptedCarrier.before(standIn));
                return mean.getFirst().address();
              },
              _ -> {}));
  private final String token =
      new Tokens(house.db.database(), InstantSource.system())
          .create("Vera", Role.VIEWER, Duration.ofDays(1), new Actor("test", "cli"))
          .token()
          .value();

  @AfterEach
  void nobodyGotTwoCopies() {
    try (redis;
        house) {
      assertThat(house.carrier.repeated()).isEmpty();
    }
    mean.getFirst().close();
  }

  @Test
  void redisAwayACarrierThatSendsElsewhereAndTheHoursAreNamedEach() {
    var blast = StartedRun.start(house.db, 200);
    arrived(40);
    redis.cut();
    says(blast, "Redis does not answer. Blasts need it for their pace");
    assertThat(ready()).contains("\"degraded\"", "\"blasts\":\"Redis does not answer\"");
    assertThat(get("/health/live")).isEqualTo("{\"status\":\"live\"}");
    redis.fix();
    arrived(80);
    mean.getFirst()
        .meets(_ ->
            Manner.http("elsewhere", false, "308 Elsewhere", "text/html\r\nLocation: /x", "no"));
    Awaitility.await().atMost(TestCluster.PATIENCE).until(() -> state(blast).equals("paused"));
    assertThat(house.column("select why from blast_run").getFirst())
        .contains("308: the carrier's address sends us elsewhere and took nothing");
    assertThat(house.count("select count(*) from outbox where state = 'uncertain'")).isZero();
    mean.getFirst().meets(_ -> Manner.SOUND);
    house.sql("update whereabouts set zones = array['" + night() + "']");
    house.restart();
    house.sql("update blast_run set state = 'started', why = null");
    says(blast, "it is outside sending hours where everybody is who still waits. It continues");
    assertThat(ready()).contains("\"status\":\"ready\"");
    house.sql("update outbox set not_before = now() + interval '1 hour' where state = 'planned'");
    house.sql("update whereabouts set zones = array['" + afternoon() + "']");
    house.restart();
    says(blast, "the carrier put off all texts that still wait. They are tried again");
    house.sql(
        "update address set held_at = now() where id in (select address_id from outbox where state"
            + " = 'planned')");
    says(blast, "everybody who still waits may have asked for an end of all texts");
    house.sql("update address set held_at = null");
    house.sql("update outbox set not_before = '-infinity' where state = 'planned'");
    ended(blast);
    assertThat(blast.phones()).allMatch(phone -> house.carrier.received(phone).size() == 1);
  }

  @Test
  void aFullDiskIsAnswered503AndOverByItself() {
    var phone = TestCluster.phone();
    house.say(phone, "ECHO");
    full("inbound");
    full("lease");
    var refused = house.post(TestCluster.fields("SM" + System.nanoTime(), phone, "1"));
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(ready()).contains("\"unavailable\"", "the disk is full: Postgres can't write");
    assertThat(get("/health/live")).contains("live");
    // Reads go well all the while, and are no sign that it is over.
    assertThat(get("/api/v1/runs")).contains("items");
    assertThat(ready()).contains("the disk is full");
    house.sql("drop function full_disk() cascade");
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .until(() -> ready().contains("\"status\":\"ready\""));
    assertThat(house.say(phone, "2")).isEqualTo(TestCluster.heard(2));
  }

  @Test
  void aClockSetBackIsNamedAndHoldsUpNothingThatHadBegun() {
    house.sql("update sweep set complete_until = now() + interval '5 hours'");
    var late = StartedRun.start(house.db, 20);
    future(late);
    says(late, "this machine's clock was set back to before the run began");
    var phone = TestCluster.phone();
    // The mark of the sweep is ahead, and a text that no webhook brought is found all the same.
    house.carrier.withhold(phone, "ECHO");
    assertThat(house.got(phone, 1).getFirst()).startsWith("Heard nothing");
    house.sql(
        "update outbox set state = 'delivered' where id = (select min(id) from outbox where run_id"
            + " = "
            + late.run()
            + ")");
    ended(late);
  }

  @Test
  void aCarrierThatAsksForTimeIsGivenItAndTheRunSaysSo() {
    mean.getFirst()
        .meets(_ ->
            Manner.http(
                "wait",
                false,
                "429 Too Many Requests",
                "application/json\r\nRetry-After: 86400",
                "{\"code\":20429}"));
    var blast = StartedRun.start(house.db, 300);
    says(
        blast,
        "the carrier asks us to wait (20429: more texts at once than the carrier takes). It"
            + " continues");
    // What was under way when the page said so may still arrive; then it is quiet.
    var seen = new AtomicLong(-1);
    Awaitility.await()
        .during(Duration.ofMillis(1_500))
        .atMost(Duration.ofSeconds(10))
        .until(() -> mean.getFirst().sends() == seen.getAndSet(mean.getFirst().sends()));
    assertThat(mean.getFirst().sends()).isLessThan(60);
    // No day is waited for.
    assertThat(
            house.count(
                "select count(*) from blast_run where first_text_at < now() + interval '6"
                    + " minutes'"))
        .isOne();
    mean.getFirst().meets(_ -> Manner.SOUND);
    house.sql("update blast_run set first_text_at = now()");
    house.sql("update outbox set not_before = now() where state = 'planned'");
    ended(blast);
  }

  /// What Postgres says when it can't make room.
  private void full(String table) {
    house.sql(
        """
        create or replace function full_disk() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$
        """);
    house.sql(
        "create trigger full_disk before insert on "
            + table
            + " for each row execute function full_disk()");
  }

  private void future(StartedRun run) {
    house.sql(
        "update blast_run set started_at = now() + interval '30 minutes', first_text_at = now() +"
            + " interval '31 minutes' where id = "
            + run.run());
  }

  private void says(StartedRun run, String words) {
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .untilAsserted(
            () -> assertThat(get("/api/v1/runs/" + run.run() + "/progress")).contains(words));
  }

  private String ready() {
    return get("/health/ready");
  }

  private String get(String path) {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(house.address() + path))
                  .header("Authorization", "Bearer " + token)
                  .build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void arrived(int texts) {
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> house.carrier.seen().counts().accepted() >= texts);
  }

  private String state(StartedRun run) {
    return house.column("select state from blast_run where id = " + run.run()).getFirst();
  }

  private void ended(StartedRun run) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .until(() ->
            house.count(
                    "select count(*) from outbox where state in ('planned', 'claimed') and run_id ="
                        + " "
                        + run.run())
                == 0);
  }

  private static String afternoon() {
    return StartedRun.afternoon(Instant.now());
  }

  /// A zone where it is two at night.
  private static String night() {
    return StartedRun.afternoon(Instant.now().plus(Duration.ofHours(11)));
  }
}
