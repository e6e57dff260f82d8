package org.turnout.lab.strike;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The browser of a captain's phone: opens the page by the link of a text, shows the code of
/// another text once, and sends marks as the page does.
final class CaptainBrowser implements AutoCloseable {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final String host;
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile String cookie = "";

  /// @param port of the program on this machine
  CaptainBrowser(int port) {
    this.host = "http://127.0.0.1:" + port;
  }

  /// Whether the device is known already.
  boolean known() {
    return !cookie.isEmpty();
  }

  /// Asks for a code by text.
  void askForCode(String path) {
    send(request(path + "/code").POST(BodyPublishers.ofString("")));
  }

  /// Types the code.
  void type(String path, String code) {
    var answer =
        send(
            request(path + "/open")
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString("code=" + code)));
    cookie =
        answer
            .headers()
            .firstValue("Set-Cookie")
            .map(set -> set.replaceFirst(";.*", ""))
            .orElse("");
  }

  /// Presses "arrived" for those of the list who are meant, and sends it twice, as a page does
  /// whose first answer got lost.
  ///
  /// @param names who is there
  /// @return how many were on the list
  int arrived(String path, Collection<String> names, Instant now) {
    var people = json(send(request(path + "/people").GET()));
    String marks =
        people
            .path("people")
            .valueStream()
            .filter(one -> names.contains(one.path("name").asString()))
            .filter(one -> one.path("status").asString().equals("awaited"))
            .map(one ->
                "{\"id\": \"%s\", \"person\": %d, \"act\": \"arrived\", \"at\": \"%s\"}"
                    .formatted(UUID.randomUUID(), one.path("id").asLong(), now))
            .collect(Collectors.joining(", "));
    if (marks.isEmpty()) {
      return 0;
    }
    for (int copy = 0; copy < 2; copy++) {
      send(
          request(path + "/marks")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"marks\": [" + marks + "]}")));
    }
    return marks.split("\"id\"").length - 1;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return answer.statusCode() == 200
        ? JsonMapper.shared().readTree(answer.body())
        : JsonMapper.shared().createObjectNode();
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(host + path));
    Optional.of(cookie).filter(it -> !it.isEmpty()).ifPresent(it -> request.header("Cookie", it));
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("opening a captain's page", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at a captain's page", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
