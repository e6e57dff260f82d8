package org.turnout.lab.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.turnout.channel.twilio.FormBody;
import org.turnout.channel.twilio.Signature;
import org.turnout.lab.bench.TwilioRequests;

class LoadGeneratorTest {
  private final Javalin server =
      Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                config.routes.post(
                    "/signed",
                    ctx -> {
                      var signature = new Signature(TwilioRequests.ACCESS.tokens());
                      boolean good =
                          signature.matches(
                              "https://bench.turnout.example/signed",
                              FormBody.parse(ctx.bodyAsBytes()),
                              String.valueOf(ctx.header("X-Twilio-Signature")));
                      ctx.status(good ? 200 : 403).result("well done");
                    });
                config.routes.post("/long", ctx -> ctx.result("x".repeat(100_000) + "end"));
                config.routes.post("/status", ctx -> ctx.status(204));
              })
          .start("127.0.0.1", 0);

  private final TwilioRequests requests = new TwilioRequests();

  @AfterEach
  void stop() {
    server.stop();
  }

  private RequestBatch texts(String path, int count) {
    var batch = new RequestBatch();
    for (int i = 0; i < count; i++) {
      batch.add(requests.text(path, "+14152000000", "Sí & \"no\""));
    }
    return batch;
  }

  private LoadGenerator generator(int status, String marker) {
    return new LoadGenerator(server.port(), 8, new ExpectedResponse(status, marker));
  }

  @Test
  void everyRequestOfAClosedLoopIsSignedAndAnsweredOnce() {
    try (var generator = generator(200, "well done")) {
      LoadResult load = generator.closed(texts("/signed", 500), Duration.ofMinutes(1));
      assertThat(load.answered()).isEqualTo(500);
      assertThat(load.latency().getTotalCount()).isEqualTo(500);
    }
  }

  @Test
  void aClosedLoopGoesOnUntilEnoughIsAnsweredHoweverLongThatTakes() {
    try (var generator = generator(200, "well done")) {
      LoadResult load = generator.closed(texts("/signed", 500), Duration.ZERO, 100);
      assertThat(load.answered()).isBetween(100L, 107L);
    }
  }

  @Test
  void anOpenLoopKeepsItsRate() {
    try (var generator = generator(200, "well done")) {
      LoadResult load = generator.open(texts("/signed", 300), 200, 1_000);
      assertThat(load.answered()).isEqualTo(200);
      assertThat(load.took()).isGreaterThanOrEqualTo(Duration.ofMillis(199));
    }
  }

  @Test
  void aLongAnswerIsReadToItsEnd() {
    try (var generator = generator(200, "end")) {
      assertThat(generator.closed(texts("/long", 20), Duration.ofMinutes(1)).answered())
          .isEqualTo(20);
    }
  }

  @Test
  void anAnswerWithoutABodyIsWhole() {
    try (var generator = generator(204, "")) {
      assertThat(generator.closed(texts("/status", 20), Duration.ofMinutes(1)).answered())
          .isEqualTo(20);
    }
  }

  @Test
  void oneWrongAnswerEndsTheBenchmark() {
    try (var generator = generator(200, "")) {
      assertThatThrownBy(() -> generator.closed(texts("/nowhere", 20), Duration.ofMinutes(1)))
          .isInstanceOf(BenchFailed.class)
          .hasMessageContaining("404");
    }
  }
}
