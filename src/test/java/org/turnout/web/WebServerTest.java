package org.turnout.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.sse.SseClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turnout.channel.RecordUnavailable;
import org.turnout.testkit.CapturedLogs;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.PlantedSecrets;
import org.turnout.web.Health.Check;
import org.turnout.web.Health.Need;

class WebServerTest {
  private static final AtomicBoolean POSTGRES = new AtomicBoolean(true);
  private static final AtomicBoolean REDIS = new AtomicBoolean(true);
  private static final Metrics METRICS = new Metrics();
  private static WebServer server;

  record Body(String word, Instant at) {}

  @BeforeAll
  static void start() {
    Routes feature =
        routes -> {
          routes.post("/echo", context -> context.json(context.bodyAsClass(Body.class)));
          routes.get(
              "/bad",
              context -> {
                throw new BadRequestResponse("the field 'to' is missing");
              });
          routes.get(
              "/away",
              context -> {
                throw new RecordUnavailable("reading a turn", new IllegalStateException("refused"));
              });
          routes.get(
              "/broken/{number}",
              context -> {
                throw new IllegalStateException("conversation 12 has no state");
              });
          routes.get("/page", context -> context.html("<p>¡Sí!"));
          routes.get("/thread", c -> c.result(Thread.currentThread().isVirtual() ? "yes" : "no"));
        };
    Health health =
        new Health(
            List.of(
                Check.there("postgres", Need.NEEDED, POSTGRES::get),
                Check.there("redis", Need.HELPFUL, REDIS::get)));
    server = WebServer.start("127.0.0.1", 0, METRICS, List.of(feature, health, METRICS));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aPageSaysInWhichEncodingItIs() {
    var page = LocalHttp.get(server.port(), "/page");
    assertThat(page.body()).isEqualTo("<p>¡Sí!");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, 200, ready, ok, ok",
    "true, false, 200, degraded, ok, away",
    "false, true, 503, unavailable, away, ok"
  })
  void isReadyWhilePostgresIsThereAndSaysWhatIsMissing(
      boolean postgres, boolean redis, int status, String word, String first, String second) {
    POSTGRES.set(postgres);
    REDIS.set(redis);

    var answer = LocalHttp.get(server.port(), "/health/ready");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"%s\",\"checks\":{\"postgres\":\"%s\",\"redis\":\"%s\"}}"
                .formatted(word, first, second));
  }

  @Test
  void isLiveWithoutAskingAnybody() {
    POSTGRES.set(false);
    assertThat(LocalHttp.get(server.port(), "/health/live").body())
        .isEqualTo("{\"status\":\"live\"}");
  }

  @Test
  void isRedForWhatAnotherStartWouldCure() {
    Health health = new Health(List.of(), () -> List.of("a worker has ended: timers"));
    try (var other = WebServer.start("127.0.0.1", 0, new Metrics(), List.of(health))) {
      var answer = LocalHttp.get(other.port(), "/health/live");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body())
          .isEqualTo("{\"status\":\"ended\",\"why\":[\"a worker has ended: timers\"]}");
    }
  }

  @Test
  void aCheckThatThrowsCountsAsAway() {
    Health health =
        new Health(
            List.of(
                new Check(
                    "postgres",
                    Need.NEEDED,
                    () -> {
                      throw new IllegalStateException("no route");
                    })));
    try (var other = WebServer.start("127.0.0.1", 0, new Metrics(), List.of(health))) {
      assertThat(LocalHttp.get(other.port(), "/health/ready").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void readsAndWritesTimesAsIso() {
    assertThat(
            LocalHttp.post(
                    server.port(),
                    "/echo",
                    "{\"word\":\"hi\",\"at\":\"2026-10-02T14:10:00Z\"}",
                    "Content-Type",
                    "application/json")
                .body())
        .isEqualTo("{\"word\":\"hi\",\"at\":\"2026-10-02T14:10:00Z\"}");
  }

  @Test
  void refusesWithOneLineAndNothingOfTheInside() {
    assertThat(LocalHttp.get(server.port(), "/bad").body())
        .isEqualTo("the field 'to' is missing\n");
    assertThat(LocalHttp.get(server.port(), "/bad", "Accept", "application/json").body())
        .isEqualTo("{\"error\":\"the field 'to' is missing\"}");
    assertThat(LocalHttp.get(server.port(), "/nowhere").statusCode()).isEqualTo(404);
    assertThat(LocalHttp.get(server.port(), "/nowhere").body())
        .isEqualTo("there is nothing here\n");
    var broken =
        LocalHttp.post(server.port(), "/echo", "{\"word\":", "Content-Type", "application/json");
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.body()).isEqualTo("the body is not the JSON that is expected here\n");
  }

  @Test
  void aFailureOfOursIsLoggedOnceByRouteAndToldAsAnIdOnly() {
    try (var logs = CapturedLogs.open()) {
      var answer = LocalHttp.get(server.port(), "/broken/" + PlantedSecrets.NUMBER);

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).matches("something went wrong on our side, id [0-9a-f]{12}\n");
      assertThat(logs.lines())
          .singleElement()
          .asString()
          .startsWith("ERROR org.turnout.web.ErrorResponses request failed id=")
          .contains("path=/broken/{number}")
          .doesNotContain(PlantedSecrets.NUMBER);
    }
  }

  @Test
  void withoutTheRecordACallerIsAskedToTryAgain() {
    var answer = LocalHttp.get(server.port(), "/away");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.body()).isEqualTo("not available right now, please try again\n");
  }

  @Test
  void refusesABodyOverTheLimitAlsoWhenItsLengthIsNotTold() {
    String large = "x".repeat(WebServer.MAX_BODY + 1);
    assertThat(LocalHttp.post(server.port(), "/echo", large).statusCode()).isEqualTo(413);
    var unknownLength = BodyPublishers.fromPublisher(BodyPublishers.ofString(large));
    assertThat(
            LocalHttp.send(LocalHttp.request(server.port(), "/echo").POST(unknownLength))
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void tellsBrowsersToTrustThisServerOnly() {
    Map<String, List<String>> headers =
        LocalHttp.get(server.port(), "/health/live").headers().map();
    assertThat(headers.get("content-security-policy"))
        .singleElement()
        .asString()
        .contains("default-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe-", "script-src", "style-src");
    assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
    assertThat(headers).doesNotContainKey("server");
  }

  @Test
  void countsRequestsByRouteTemplateAndNeverByWhatAPersonPutThere() {
    LocalHttp.get(server.port(), "/broken/" + PlantedSecrets.NUMBER);
    LocalHttp.get(server.port(), "/made-up/" + PlantedSecrets.TEXT);

    var text = LocalHttp.get(server.port(), "/metrics").body();

    assertThat(text)
        .contains("http_requests_seconds_count{method=\"GET\",route=\"/broken/{number}\"")
        .contains("route=\"none\"")
        .contains("jvm_memory_used_bytes")
        .doesNotContain(PlantedSecrets.NUMBER.substring(1), PlantedSecrets.TEXT);
  }

  @Test
  void servesOnVirtualThreads() {
    assertThat(LocalHttp.get(server.port(), "/thread").body()).isEqualTo("yes");
  }

  @Test
  void aStopLetsARunningRequestFinishAndEndsOpenStreams() throws Exception {
    var started = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var open = new CompletableFuture<SseClient>();
    Routes feature =
        new Routes() {
          @Override
          public void addTo(io.javalin.config.RoutesConfig routes) {
            routes.get(
                "/slow",
                context -> {
                  started.countDown();
                  finish.await();
                  context.result("done");
                });
            routes.sse(
                "/events",
                client -> {
                  client.keepAlive();
                  open.complete(client);
                });
          }

          @Override
          public void stopping() {
            open.getNow(null).close();
          }
        };
    var other = WebServer.start("127.0.0.1", 0, new Metrics(), List.of(feature));
    var slow = CompletableFuture.supplyAsync(() -> LocalHttp.get(other.port(), "/slow"));
    var events =
        CompletableFuture.supplyAsync(
            () -> LocalHttp.get(other.port(), "/events", "Accept", "text/event-stream"));
    started.await();
    open.join();
    var stopped = CompletableFuture.runAsync(other::close);
    finish.countDown();

    assertThat(slow.join().body()).isEqualTo("done");
    assertThat(events.join().statusCode()).isEqualTo(200);
    stopped.join();
  }

  @Test
  void aRequestThatHangsIsCutOffAndKeepsNothingElseFromEnding() throws Exception {
    var started = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    var other =
        WebServer.start(
            "127.0.0.1",
            0,
            new Metrics(),
            List.of(routes ->
                routes.get(
                    "/hangs",
                    _ -> {
                      started.countDown();
                      never.await();
                    })),
            new WebServer.Patience(Duration.ofMinutes(1), Duration.ofMillis(200)));
    var hangs = CompletableFuture.supplyAsync(() -> LocalHttp.get(other.port(), "/hangs"));
    started.await();
    assertThatCode(other::close).doesNotThrowAnyException();
    never.countDown();
    assertThat(hangs).failsWithin(Duration.ofSeconds(20));
  }
}
