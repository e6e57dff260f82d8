package org.turnout.lab.soak;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Blasts one after another, as an organizer has them sent over the API: written, planned,
/// approved, started, watched to their end, and let go on when something paused them.
final class BlastTraffic implements AutoCloseable {
  /// In every text of a blast and in no other.
  static final String MARK = "Soak note ";

  private static final Duration AGAIN = Duration.ofMillis(500);
  private static final Duration LOOKS = Duration.ofSeconds(1);

  /// With one key, before the program counts as dead over it.
  private static final int TRIES = 20;

  private final SoakStage stage;
  private final List<String> locals;
  private final Random lot;
  private final StallWatch stalls;
  private final List<Long> runs = new ArrayList<>();
  private final Thread thread;
  private volatile boolean closing;

  /// @param locals whose members the audiences are made of
  BlastTraffic(SoakStage stage, SoakOrder order, List<String> locals, StallWatch stalls) {
    this.stage = stage;
    this.locals = List.copyOf(locals);
    this.lot = new Random(order.seed() + 2);
    this.stalls = stalls;
    this.thread = Thread.ofPlatform().name("soak-blasts").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  synchronized List<Long> runs() {
    return List.copyOf(runs);
  }

  private void run() {
    try {
      for (int n = 1; !closing; n++) {
        blast(n);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void blast(int n) throws InterruptedException {
    String name = "soak-" + n;
    String text =
        """
        blast: %s
        about: Note %d
        audience: %s
        topic: actions
        text: "{first_name|Friend}, see you at the hall at 6. %s%d."
        """
            .formatted(name, n, audience(n), MARK, n);
    String path = "/api/v1/blasts/" + name;
    ask("PUT", path, text, "Content-Type", "application/yaml", "If-None-Match", "*");
    JsonNode plan = ask("POST", path + "/plan", "", "Idempotency-Key", "plan-" + n);
    long run = plan.path("id").asLong(0);
    if (run == 0) {
      TimeUnit.MILLISECONDS.sleep(LOOKS.toMillis());
      return;
    }
    synchronized (this) {
      runs.add(run);
    }
    String at = "/api/v1/runs/" + run;
    String hash = "{\"hash\": \"" + plan.path("hash").asString() + "\"}";
    ask(
        "POST",
        at + "/approve",
        hash,
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        "approve-" + n);
    ask("POST", at + "/start", "", "Idempotency-Key", "start-" + n);
    watch(run, at);
  }

  private String audience(int n) {
    if (n % 8 == 0) {
      return "everyone";
    }
    return "local is %s or local is %s"
        .formatted(locals.get(lot.nextInt(locals.size())), locals.get(lot.nextInt(locals.size())));
  }

  /// Until nothing more of it can leave.
  private void watch(long run, String at) throws InterruptedException {
    stalls.began(run);
    for (int look = 0; !Thread.interrupted(); look++) {
      TimeUnit.MILLISECONDS.sleep(LOOKS.toMillis());
      JsonNode now = once("GET", at + "/progress", "").json();
      String state = now.path("state").asString("");
      stalls.looked(now);
      if (state.equals("paused")) {
        stalls.paused(once("GET", at, "").json().path("why").asString("nobody knows why"));
        once("POST", at + "/resume", "", "Idempotency-Key", "resume-" + run + "-" + look);
      }
      if (state.equals("finished") || state.equals("cancelled")) {
        break;
      }
    }
    stalls.ended();
  }

  /// The same request until it was carried out or refused: with the same key, and with another one
  /// when the program died over it, which it then takes for still being worked on.
  private JsonNode ask(String method, String path, String body, String... headers)
      throws InterruptedException {
    for (int attempt = 0; ; attempt++) {
      Answer answer = once(method, path, body, headers);
      boolean diedOverIt = answer.status == 409 && answer.says(":going-on\"");
      if (!answer.nobody() && !diedOverIt) {
        // Refused since an earlier try was carried out, and its answer got lost.
        boolean done = attempt > 0 && (answer.status == 409 || answer.status == 412);
        if (answer.status / 100 == 4 && !done) {
          stage.odd(
              "%s %s was refused with %d: %s".formatted(method, path, answer.status, answer.body));
        }
        return answer.json();
      }
      if (diedOverIt && attempt % TRIES == TRIES - 1) {
        headers[headers.length - 1] += "-again";
      }
      TimeUnit.MILLISECONDS.sleep(AGAIN.toMillis());
    }
  }

  /// @param status 0 when nobody answered
  private record Answer(int status, String body) {
    boolean nobody() {
      return status == 0 || status / 100 == 5 || status == 429;
    }

    boolean says(String words) {
      return body.contains(words);
    }

    JsonNode json() {
      return nobody() || body.isEmpty()
          ? JsonMapper.shared().missingNode()
          : JsonMapper.shared().readTree(body);
    }
  }

  private Answer once(String method, String path, String body, String... headers)
      throws InterruptedException {
    try {
      HttpResponse<String> answer = stage.ask(method, path, body, headers);
      if (answer.statusCode() == 500) {
        stage.odd(method + " of an organizer was answered 500");
      }
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException _) {
      return new Answer(0, "");
    }
  }

  /// Begins no other one, and waits for the last one.
  ///
  /// @return whether it ended in time
  boolean finish(Duration patience) throws InterruptedException {
    closing = true;
    return thread.join(patience);
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
  }
}
