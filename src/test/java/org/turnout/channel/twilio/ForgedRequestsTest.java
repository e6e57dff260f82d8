package org.turnout.channel.twilio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.WebhookAnswer;
import org.turnout.web.Metrics;
import org.turnout.web.WebServer;

/// Requests that pass for the carrier's in ways no client library writes, over a plain socket. None
/// of them reaches the door.
class ForgedRequestsTest {
  private static final List<InboundMessage> RECEIVED =
      Collections.synchronizedList(new ArrayList<>());

  private static final String FORM =
      SignedCaller.encode(SignedCaller.text("SM0123456789abcdef0123456789abcdef", "STOP"));

  private static WebServer server;

  @BeforeAll
  static void start() {
    var webhooks =
        new Webhooks(
            SignedCaller.ACCESS,
            message -> {
              RECEIVED.add(message);
              return WebhookAnswer.SILENCE;
            },
            _ -> {},
            InstantSource.fixed(Instant.EPOCH),
            "72347");
    server = WebServer.start("127.0.0.1", 0, new Metrics(), List.of(webhooks));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void nothingCameIn() {
    assertThat(RECEIVED).isEmpty();
  }

  /// The public address is a setting: what a request says of itself is not asked.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://bot.example.org",
        "https://bot.example.org:8443",
        "https://bot.example.org.evil.example",
        "https://evil.example",
        "http://localhost",
        "http://127.0.0.1"
      })
  void aSignatureOverAnotherAddressIsNoneWhateverTheHeadersSay(String elsewhere) {
    var there = URI.create(elsewhere);
    for (String host : List.of("bot.example.org", there.getAuthority())) {
      String headers =
          """
          X-Forwarded-Host: %1$s
          X-Forwarded-Proto: %2$s
          X-Forwarded-For: 127.0.0.1
          Forwarded: for=127.0.0.1;host=%1$s;proto=%2$s
          X-Original-URL: %3$s
          X-Rewrite-URL: %3$s
          """
              .formatted(there.getAuthority(), there.getScheme(), Webhooks.MESSAGE);
      String answer =
          post(Webhooks.MESSAGE, host, headers + signed(elsewhere + Webhooks.MESSAGE), FORM);
      assertThat(answer).as(host).startsWith("HTTP/1.1 403 ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webhooks/twilio/message?",
        "/webhooks/twilio/message?x=1",
        "/webhooks/twilio/message/",
        "/webhooks/twilio//message",
        "//webhooks/twilio/message",
        "/webhooks/twilio/messag%65?o=1",
        "/webhooks/twilio/message;x=1",
        "/webhooks/twilio%2fmessage",
        "/webhooks/twilio/message%00",
        "/webhooks/twilio/message%20",
        "/webhooks/x/..%2ftwilio/message",
        "/Webhooks/Twilio/Message",
        "/webhooks/twilio/status?o=1",
        "https://bot.example.org/webhooks/twilio/message?x=1"
      })
  void aSignatureOfOneAddressIsGoodForNoOther(String path) {
    String answer = post(path, "bot.example.org", signed(SignedCaller.url(Webhooks.MESSAGE)), FORM);
    assertThat(answer).matches("(?s)HTTP/1\\.1 40[034] .*");
  }

  @Test
  void ofTwoSignaturesNoneIsLookedFor() {
    String good = signed(SignedCaller.url(Webhooks.MESSAGE));
    String bad = "X-Twilio-Signature: AAAA\n";
    assertThat(post(Webhooks.MESSAGE, "bot.example.org", bad + good, FORM))
        .startsWith("HTTP/1.1 403 ");
    String both = good.strip() + ", AAAA\n";
    assertThat(post(Webhooks.MESSAGE, "bot.example.org", both, FORM)).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void aPackedFormIsNotUnpacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(FORM.getBytes(UTF_8));
    }
    String headers = "Content-Encoding: gzip\n" + signed(SignedCaller.url(Webhooks.MESSAGE));
    assertThat(post(Webhooks.MESSAGE, "bot.example.org", headers, packed.toString(ISO_8859_1)))
        .matches("(?s)HTTP/1\\.1 40[03] .*");
  }

  /// Two lengths, or none that both ends agree on: what follows would be read as a request of its
  /// own by one of them.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\nContent-Length: 5",
        "Content-Length: 5\nContent-Length: 6",
        "Content-Length: 5, 6",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: xchunked"
      })
  void noRequestIsHiddenInTheBodyOfAnother(String lengths) {
    String answer =
        said(
            "POST /webhooks/twilio/message HTTP/1.1\nHost: a\nX-Twilio-Signature: AAAA\n"
                + "Content-Type: application/x-www-form-urlencoded\n"
                + lengths
                + "\n\n0\n\nGET /hidden HTTP/1.1\nHost: a\n\n",
            "");
    assertThat(answer).matches("(?s)HTTP/1\\.1 (400|501) .*");
    assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(2);
  }

  @Test
  void nothingButAPlainPostIsSpoken() {
    String rest = " /webhooks/twilio/message HTTP/1.1\nHost: a\nConnection: close\n";
    for (String method : List.of("GET", "TRACE", "PUT", "CONNECT", "OPTIONS", "PATCH")) {
      assertThat(said(method + rest + "\n", "")).as(method).matches("(?s)HTTP/1\\.1 [45]0\\d .*");
    }
    assertThat(
            said(
                "POST"
                    + rest.replace("close", "Upgrade, HTTP2-Settings")
                    + "Upgrade: h2c\nHTTP2-Settings: AAMAAABkAAQAAP__\nContent-Length: 0\n\n",
                ""))
        .startsWith("HTTP/1.1 403 ");
    assertThat(said("PRI * HTTP/2.0\n\nSM\n\n", "")).doesNotContain(" 101 ", " 200 ");
  }

  private static String signed(String url) {
    var form = FormBody.parse(FORM.getBytes(UTF_8));
    return "X-Twilio-Signature: "
        + new Signature(List.of(SignedCaller.TOKEN)).sign(url, form)
        + "\n";
  }

  private static String post(String path, String host, String headers, String body) {
    return said(
        "POST %s HTTP/1.1\nHost: %s\nConnection: close\nContent-Type: application/x-www-form-urlencoded\n%sContent-Length: %d\n\n"
            .formatted(path, host, headers, body.length()),
        body);
  }

  /// What is answered; a line of ours ends where one of HTTP does.
  private static String said(String head, String body) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((head.replace("\n", "\r\n") + body).getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
