package org.turnout.cli.blast;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.turnout.blast.report.RunWait;
import org.turnout.settings.Environment;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The program that sends, as a command next to it sees it: by its readiness.
///
/// @param port where it serves on this machine
record ServedNode(Environment environment, int port) {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// Why nothing of blasts leaves, as the program on this machine says it. Where the records are
  /// somebody else's servers, the programs may be elsewhere too, and then nobody says.
  Optional<RunWait> waits() {
    try (var http = HttpClient.newHttpClient()) {
      var ask =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
              .timeout(PATIENCE)
              .build();
      var checks =
          JsonMapper.shared()
              .readTree(http.send(ask, BodyHandlers.ofString()).body())
              .path("checks");
      return Optional.of(checks.path("blasts").asString("ok"))
          .filter(words -> !words.equals("ok"))
          .map(words -> new RunWait(words, "The run's page says more; so does ./turnout doctor"));
    } catch (IOException | JacksonException nobody) {
      return environment.databaseUrl().isPresent()
          ? Optional.empty()
          : Optional.of(
              new RunWait(
                  "no Turnout answers on port %d, and texts leave only while one runs"
                      .formatted(port),
                  "Start ./turnout serve"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
