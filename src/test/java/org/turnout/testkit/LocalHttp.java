package org.turnout.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// A plain HTTP client for tests, on this machine only.
public final class LocalHttp {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private LocalHttp() {}

  /// `GET http://127.0.0.1:{port}{path}`, with header names and values in turn.
  public static HttpResponse<String> get(int port, String path, String... headers) {
    return send(request(port, path, headers).GET());
  }

  /// Posts a body.
  public static HttpResponse<String> post(int port, String path, String body, String... headers) {
    return send(request(port, path, headers).POST(BodyPublishers.ofString(body)));
  }

  /// Sends what was prepared.
  public static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /// Prepares a request.
  public static HttpRequest.Builder request(int port, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(20));
    return headers.length == 0 ? request : request.headers(headers);
  }
}
