package org.turnout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.access.Sessions;
import org.turnout.access.Tokens;
import org.turnout.audit.Actor;
import org.turnout.lab.cli.DemoCommand;
import org.turnout.lab.time.MovableClock;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.program.ProgramSettings;

/// Browsers that watch a run by server-sent events.
class ConsoleStreamsIT {
  private static final Path HOME = Path.of(".");
  private static final Actor KIM = new Actor("kim", "cli");

  @Test
  void aFifthWindowEndsTheFirstAndNoneHoldsUpTheStop() throws Exception {
    try (var db = TestDatabase.fresh();
        var client = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var variables = ProgramSettings.variables(db);
      var clock = new MovableClock(InstantSource.system());
      var environment = ProgramSettings.environment(variables);
      var turnout =
          DemoCommand.open(HOME, variables, environment, ProgramSettings.files(HOME), 20, clock);
      var ended = new ArrayList<Future<String>>();
      try {
        var tokens = new Tokens(db.database(), InstantSource.system());
        var sessions = new Sessions(turnout.turnout().foundations().redis(), tokens);
        var token = tokens.create("Wim Watch", Role.VIEWER, Duration.ofDays(1), KIM).token();
        var who = tokens.check(token.value()).orElseThrow();
        String cookie = "turnout_console=" + sessions.open(who).orElseThrow().value();
        for (int i = 0; i < 5; i++) {
          var stream = watch(client, turnout.turnout().port(), cookie);
          assertThat(stream.statusCode()).isEqualTo(200);
          ended.add(threads.submit(() -> new String(stream.body().readAllBytes(), UTF_8)));
        }
        assertThat(ended.getFirst().get(10, TimeUnit.SECONDS))
            .contains("event: hello", "event: enough");
        assertThat(ended.subList(1, 5)).noneMatch(Future::isDone);
        var stranger = watch(client, turnout.turnout().port(), "turnout_console=made-up");
        assertThat(stranger.statusCode()).isEqualTo(401);
      } finally {
        long begin = System.nanoTime();
        turnout.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
      }
      for (var stream : ended) {
        stream.get(10, TimeUnit.SECONDS);
      }
    }
  }

  private static HttpResponse<InputStream> watch(HttpClient client, int port, String cookie)
      throws Exception {
    return client.send(
        LocalHttp.request(
                port, "/console/runs/1/events", "Cookie", cookie, "Accept", "text/event-stream")
            .timeout(Duration.ofSeconds(60))
            .build(),
        HttpResponse.BodyHandlers.ofInputStream());
  }
}
