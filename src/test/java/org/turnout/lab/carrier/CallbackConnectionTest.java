package org.turnout.lab.carrier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackConnectionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final byte[] REQUEST = "POST / HTTP/1.1\r\n\r\n".getBytes(US_ASCII);

  private ServerSocket server;
  private CallbackConnection courier;
  private Socket product;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    courier = new CallbackConnection(server.getLocalPort());
    product = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    courier.close();
    product.close();
    server.close();
  }

  @Test
  void anAnswerIsReadWholeHoweverItIsCutAndTheConnectionIsKept() throws Exception {
    var status = post();
    say("HTTP/1.1 503 Service Unavailable\r\nContent-Le");
    say("ngth: 5\r\n\r");
    say("\nawa");
    say("y!");
    assertThat(status.get()).isEqualTo(503);
    assertThat(courier.kept()).isTrue();
    status = post();
    say("HTTP/1.1 204 No Content\r\nServer: x\r\n\r\n");
    assertThat(status.get()).isEqualTo(204);
    assertThat(courier.kept()).isTrue();
  }

  @Test
  void aConnectionThatTheProductEndsIsNotKept() throws Exception {
    var status = post();
    say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assertThat(status.get()).isEqualTo(200);
    assertThat(courier.kept()).isFalse();
  }

  @Test
  void aConnectionThatDiedWhileItWasIdleSaysNothingOfTheProduct() throws Exception {
    var status = post();
    say("HTTP/1.1 204 No Content\r\n\r\n");
    assertThat(status.get()).isEqualTo(204);
    product.close();
    assertThatThrownBy(() -> courier.post(REQUEST, PATIENCE)).isInstanceOf(IOException.class);
    assertThat(courier.stale()).isTrue();
  }

  @Test
  void aFirstRequestWithoutAnAnswerIsNoStaleConnection() throws Exception {
    product.close();
    assertThatThrownBy(() -> courier.post(REQUEST, PATIENCE)).isInstanceOf(IOException.class);
    assertThat(courier.stale()).isFalse();
  }

  private CompletableFuture<Integer> post() {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return courier.post(REQUEST, PATIENCE);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private void say(String words) throws IOException {
    product.getOutputStream().write(words.getBytes(US_ASCII));
    product.getOutputStream().flush();
  }
}
