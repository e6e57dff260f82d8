package org.turnout.lab.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.turnout.lab.bench.load.BenchFailed;
import tools.jackson.databind.json.JsonMapper;

/// A benchmark's hand on a server of its own: sets the carrier's latency, reads what it saw.
final class CarrierControl implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  CarrierControl(int port) {
    address = URI.create("http://127.0.0.1:" + port);
  }

  void latency(int millis) {
    ask("POST", "/latency/" + millis);
  }

  /// Starts counting again.
  void forget() {
    ask("POST", "/forget");
  }

  ArrivalLog.Seen seen() {
    return JsonMapper.shared().readValue(ask("GET", "/seen"), ArrivalLog.Seen.class);
  }

  /// The most connections that were open at once since [#forget].
  int connections() {
    return Integer.parseInt(ask("GET", "/connections"));
  }

  String ask(String method, String path) {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(Duration.ofMinutes(2))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new BenchFailed("asking " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailed("asking " + request.uri(), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
