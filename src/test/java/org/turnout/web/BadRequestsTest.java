package org.turnout.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.testkit.CapturedLogs;

/// Requests that no client library would send, over a plain socket.
class BadRequestsTest {
  private static WebServer server;

  @BeforeAll
  static void start() {
    Routes feature =
        routes -> {
          routes.post("/form", context -> context.result(String.valueOf(context.formParam("a"))));
          routes.post(
              "/upload",
              context -> context.result(context.uploadedFile("photo") == null ? "none" : "one"));
          routes.get("/item/{name}", context -> context.result(context.pathParam("name")));
        };
    server = WebServer.start("127.0.0.1", 0, new Metrics(), List.of(feature));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(5_000);
      try {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
      } catch (IOException cutOff) {
        // The server may refuse before it has read everything.
      }
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static String post(String path, String type, String body) throws IOException {
    return raw(
        "POST %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(path, type, body.length(), body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /item/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /item/%ff%fe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /item/%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /assets/..%2f..%2flogback.xml HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /item/x HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
        "NONSENSE\r\n\r\n",
        "BREW /item/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "POST /form HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: -5\r\n\r\n",
        "POST /form HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void aBrokenRequestIsRefusedAsTheCallersFaultAndTellsNothing(String request) throws IOException {
    String answer = raw(request);
    assertThat(answer).matches("(?s)HTTP/1.1 [24]\\d\\d .*");
    assertThat(answer).doesNotContain("Exception", "at org.", "jetty", "Jetty", "<configuration");
  }

  @Test
  void aFormInNoKnownEncodingIsNoFaultOfOurs() throws IOException {
    String form = "application/x-www-form-urlencoded";
    assertThat(post("/form", form, "a=%zz&b=1")).matches("(?s)HTTP/1.1 [24]\\d\\d .*");
    assertThat(post("/form", form, "a=\u00ff\u00fe\u0000&&&=="))
        .matches("(?s)HTTP/1.1 [24]\\d\\d .*");
    assertThat(post("/form", form + "; charset=klingon", "a=1"))
        .matches("(?s)HTTP/1.1 [24]\\d\\d .*");
  }

  @Test
  void aBrokenOrHugeUploadIsNoFaultOfOurs() throws IOException {
    String multipart = "multipart/form-data; boundary=b";
    assertThat(post("/upload", multipart, "nothing of the kind"))
        .matches("(?s)HTTP/1.1 [24]\\d\\d .*");
    assertThat(post("/upload", "multipart/form-data", "x")).matches("(?s)HTTP/1.1 [24]\\d\\d .*");
    String head = "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\"\r\n\r\n";
    String huge = head + "x".repeat((WebServer.MAX_UPLOAD_MB + 2) * 1024 * 1024) + "\r\n--b--\r\n";
    assertThat(post("/upload", multipart, huge)).startsWith("HTTP/1.1 4");
  }

  @Test
  void hugeHeadersAreRefused() throws IOException {
    String answer =
        raw(
            "GET /item/x HTTP/1.1\r\nHost: a\r\nX: "
                + "y".repeat(40_000)
                + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 431 ");
  }

  @Test
  void noneOfItIsAnErrorInTheLog() throws IOException {
    try (var logs = CapturedLogs.open()) {
      post("/upload", "multipart/form-data; boundary=b", "nothing of the kind");
      post("/form", "application/x-www-form-urlencoded; charset=klingon", "a=1");
      raw(new String(new byte[] {0, 1, 2, '\r', '\n', '\r', '\n'}, US_ASCII));
      assertThat(logs.lines()).noneMatch(line -> line.startsWith("ERROR"));
    }
  }
}
