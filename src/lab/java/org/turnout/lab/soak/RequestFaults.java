package org.turnout.lab.soak;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.turnout.lab.soak.FaultKind.Undo;

/// Requests that nobody in their right mind makes, at the program's own front door.
final class RequestFaults {
  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";
  private static final String FORM = "application/x-www-form-urlencoded";

  private RequestFaults() {}

  static List<FaultKind> all() {
    return List.of(
        FaultKind.lasting(
            "connections that never finish", Duration.ofSeconds(8), (stage, _) -> loris(stage)),
        FaultKind.once("bodies that are too large", (stage, _) -> large(stage)),
        FaultKind.once("requests of junk", RequestFaults::junk),
        FaultKind.once("blasts that can't be read", RequestFaults::badBlasts),
        FaultKind.once("audiences that can't be planned", (stage, _) -> audiences(stage)),
        FaultKind.once("webhooks that nobody signed", (stage, _) -> unsigned(stage)));
  }

  /// A byte now and then, on many lines at once.
  private static Undo loris(SoakStage stage) throws IOException {
    var lines = new ArrayList<Socket>();
    for (int i = 0; i < 150; i++) {
      var line = new Socket(InetAddress.getLoopbackAddress(), stage.program().port());
      line.getOutputStream().write("POST /webhooks/twilio HTTP/1.1\r\nX-A".getBytes(US_ASCII));
      lines.add(line);
    }
    return () -> {
      for (Socket line : lines) {
        line.close();
      }
    };
  }

  private static void large(SoakStage stage) {
    String much = "x".repeat(6_000_000);
    stage.offer(
        "a large webhook",
        "POST",
        "/webhooks/twilio/message",
        "Body=" + much,
        "Content-Type",
        FORM);
    stage.offer("a large blast", "PUT", "/api/v1/blasts/soak-large", much, "Content-Type", YAML);
    stage.offer("a large question", "POST", "/api/v1/audiences/count", much, "Content-Type", JSON);
  }

  private static void junk(SoakStage stage, RandomGenerator lot) {
    stage.offer(
        "nested JSON", "POST", "/api/v1/audiences/count", "[".repeat(20_000), "Content-Type", JSON);
    stage.offer(
        "half of JSON",
        "POST",
        "/api/v1/members",
        "{\"local\": ",
        "Content-Type",
        JSON,
        "Idempotency-Key",
        "junk-" + lot.nextLong());
    stage.offer("a wrong number", "GET", "/api/v1/runs/99999999999999999999/progress", "");
    stage.offer("a wrong cursor", "GET", "/api/v1/runs?cursor=%00%ff&limit=-1", "");
    stage.offer("a strange page", "GET", "/console/blasts/..%2f..%2fetc", "");
    stage.offer("a strange link", "GET", "/l/%F0%9F%92%A9", "");
    stage.offer(
        "a strange method", "PATCH", "/webhooks/twilio/message", "a=b", "Content-Type", FORM);
    stage.offer("a guessed token", "GET", "/api/v1/me", "", "X-Guess", "1");
  }

  private static void badBlasts(SoakStage stage, RandomGenerator lot) {
    var texts =
        List.of(
            "[".repeat(20_000),
            "blast: soak-bad\naudience: everyone\ntext: [",
            "a: &a [x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n",
            "unknown: 1\n".repeat(3_000),
            "blast: soak-bad\naudience: everyone\ntopic: actions\ntext: go to https://example.org@evil.example/x",
            "\u0000\u0001");
    for (int i = 0; i < 3; i++) {
      String text = texts.get(lot.nextInt(texts.size()));
      stage.offer(
          "a blast that can't be read",
          "PUT",
          "/api/v1/blasts/soak-bad",
          text,
          "Content-Type",
          YAML,
          "If-None-Match",
          "*");
    }
    stage.offer(
        "a plan of nothing",
        "POST",
        "/api/v1/blasts/soak-none/plan",
        "",
        "Idempotency-Key",
        "none-" + lot.nextLong());
  }

  private static void audiences(SoakStage stage) {
    for (String audience :
        List.of(
            "heard since +999999999-01-01",
            "everyone" + " or everyone".repeat(3_000),
            "(".repeat(5_000),
            "local is nowhere and not",
            "heard in the last 99999999999 days")) {
      stage.offer(
          "an audience that can't be planned",
          "POST",
          "/api/v1/audiences/count",
          "{\"audience\": \"" + audience + "\"}",
          "Content-Type",
          JSON);
    }
  }

  private static void unsigned(SoakStage stage) {
    for (String signature : List.of("", "AAAA", "=")) {
      stage.offer(
          "a webhook that nobody signed",
          "POST",
          "/webhooks/twilio/message",
          "From=%2B12135550100&Body=STOP&MessageSid=SM0",
          "Content-Type",
          FORM,
          "X-Twilio-Signature",
          signature);
    }
  }
}
