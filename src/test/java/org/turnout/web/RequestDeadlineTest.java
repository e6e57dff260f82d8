package org.turnout.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that no handler of ours should ever have to do with.
class RequestDeadlineTest {
  private static final Duration MOST = Duration.ofMillis(800);

  @AutoClose
  private final WebServer server =
      WebServer.start(
          "127.0.0.1",
          0,
          new Metrics(),
          List.of(routes -> {
            routes.post("/read", context -> context.result(context.body().length() + ""));
            routes.get("/quick", context -> context.result("yes"));
            routes.sse("/stream", SseClient::keepAlive);
          }),
          new WebServer.Patience(MOST, WebServer.GRACE));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /quick HTTP/1.1\r\nHost: here\r\n",
        "POST /read HTTP/1.1\r\nHost: here\r\nContent-Length: 900\r\n\r\n"
      })
  void aRequestThatComesByteByByteIsClosed(String beginning) throws Exception {
    try (var socket = socket()) {
      socket.getOutputStream().write(beginning.getBytes(US_ASCII));
      assertThat(closesWhileDripping(socket)).isTrue();
    }
  }

  @Test
  void aConnectionThatIsUsedAgainAndAgainAndAStreamThatOnlySpeaksStayOpen() throws Exception {
    try (var used = socket();
        var stream = socket()) {
      stream
          .getOutputStream()
          .write("GET /stream HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(US_ASCII));
      long until = System.nanoTime() + MOST.toNanos() * 3;
      while (System.nanoTime() < until) {
        used.getOutputStream()
            .write("GET /quick HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(US_ASCII));
        assertThat(used.getInputStream().readNBytes(15))
            .isEqualTo("HTTP/1.1 200 OK".getBytes(US_ASCII));
        used.getInputStream().skip(used.getInputStream().available());
        pause();
      }
      stream.setSoTimeout(300);
      assertThat(stream.getInputStream().readNBytes(15))
          .isEqualTo("HTTP/1.1 200 OK".getBytes(US_ASCII));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%00secret HTTP/1.1\r\nHost: here\r\n\r\n",
        "GET /secret HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
        "GET /secret HTTP/1.1\r\nHost: a b\r\n\r\n",
        "secret\r\n\r\n"
      })
  void whatIsNoRequestIsRefusedWithOurHeadersAndNothingOfIt(String bytes) throws IOException {
    try (var socket = socket()) {
      socket.getOutputStream().write(bytes.getBytes(US_ASCII));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      assertThat(answer)
          .contains(" 400 ", "Content-Security-Policy", "nosniff", "the request is malformed")
          .doesNotContain("secret", "<html", "Jetty");
    }
  }

  private Socket socket() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private static boolean closesWhileDripping(Socket socket) throws Exception {
    long until = System.nanoTime() + MOST.toNanos() * 8;
    try {
      while (System.nanoTime() < until) {
        socket.getOutputStream().write('a');
        pause();
      }
      return false;
    } catch (SocketException closed) {
      return true;
    }
  }

  private static void pause() throws InterruptedException {
    boolean _ = new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
  }
}
