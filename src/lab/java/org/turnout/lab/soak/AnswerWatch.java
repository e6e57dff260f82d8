package org.turnout.lab.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.turnout.lab.carrier.CarrierEntry;
import tools.jackson.databind.json.JsonMapper;

/// Asks all the time whether somebody is there: readiness twice a second, and a stranger's text
/// once a second, whose answer is looked for on the stranger's phone. From that it knows the
/// longest time without an answer, and how long the program took to recover from each fault.
final class AnswerWatch implements AutoCloseable {
  private static final long LOOKS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final Duration GIVEN_UP = Duration.ofMinutes(5);

  private final SoakStage stage;
  private final List<Probe> answered = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private final Map<String, List<Duration>> recoveries = new TreeMap<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private final Thread thread;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private long began;
  private long goodAt;
  private volatile boolean probing = true;
  private volatile boolean closing;

  private record Probe(long sent, long answered) {}

  /// A fault that is over, and not recovered from yet.
  private record Pending(String fault, long since) {}

  AnswerWatch(SoakStage stage) {
    this.stage = stage;
    this.thread = Thread.ofPlatform().name("soak-watch").daemon().unstarted(this::run);
  }

  void start() {
    began = System.nanoTime();
    thread.start();
  }

  /// From now on the program is expected to get up again; a text asks at once.
  void over(FaultKind fault) {
    synchronized (this) {
      pending.add(new Pending(fault.name(), System.nanoTime()));
    }
    probe();
  }

  private void run() {
    for (int round = 0; !closing; round++) {
      if (round % 2 == 0 && probing) {
        probe();
      }
      look();
      LockSupport.parkNanos(LOOKS);
    }
  }

  private void look() {
    boolean good = false;
    try {
      var answer = stage.ask("GET", "/health/ready", "");
      var checks = JsonMapper.shared().readTree(answer.body()).path("checks");
      good = answer.statusCode() == 200;
      for (var check : checks.properties()) {
        String said = check.getValue().asString();
        if (!said.equals("ok")) {
          count(check.getKey() + ": " + said);
          // An entry that was set aside waits for a person, and keeps nothing.
          good &= check.getKey().equals("carrier log");
        }
      }
    } catch (IOException | RuntimeException _) {
      count("nobody answers");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    settle(good);
  }

  private synchronized void count(String reason) {
    reasons.merge(reason, 1L, Long::sum);
  }

  private synchronized void settle(boolean good) {
    long now = System.nanoTime();
    if (good) {
      goodAt = now;
    }
    long newest = answered.stream().mapToLong(Probe::sent).max().orElse(began);
    pending.removeIf(it -> {
      boolean well = good && newest - it.since >= 0;
      if (well) {
        stage.note("recovered in %d ms: %s".formatted((now - it.since) / 1_000_000, it.fault));
        recoveries
            .computeIfAbsent(it.fault, _ -> new ArrayList<>())
            .add(Duration.ofNanos(now - it.since));
      }
      return well;
    });
  }

  private void probe() {
    stage.inBackground(() -> asked(stage.phones().stranger()));
  }

  /// Returns when the phone has an answer, or will not get one.
  private void asked(String phone) {
    long sent = System.nanoTime();
    waiting.add(phone);
    stage.carrier().text(phone, "HELP");
    while (stage.carrier().phone(phone).stream().allMatch(CarrierEntry::inbound)) {
      if (closing || System.nanoTime() - sent > GIVEN_UP.toNanos()) {
        return;
      }
      LockSupport.parkNanos(LOOKS);
    }
    waiting.remove(phone);
    answered(new Probe(sent, System.nanoTime()));
  }

  private synchronized void answered(Probe probe) {
    answered.add(probe);
  }

  /// Sends no more texts of its own.
  void quiet() {
    probing = false;
  }

  /// What it has seen.
  ///
  /// @param probes texts of strangers that were answered
  /// @param silent phones that have no answer
  /// @param without the longest time in which no text at all was answered
  /// @param slowest how long one text waited for its answer
  /// @param reasons what readiness said, and how often, in looks of half a second
  /// @param recoveries from the end of a fault until readiness was whole and a text was answered
  record Seen(
      int probes,
      Set<String> silent,
      Duration without,
      Duration slowest,
      Map<String, Long> reasons,
      Map<String, List<Duration>> recoveries) {}

  synchronized Seen seen() {
    var sorted = answered.stream().sorted(Comparator.comparingLong(Probe::answered)).toList();
    long last = began;
    long gap = 0;
    long slowest = 0;
    for (var probe : sorted) {
      gap = Math.max(gap, probe.answered - last);
      slowest = Math.max(slowest, probe.answered - probe.sent);
      last = probe.answered;
    }
    return new Seen(
        sorted.size(),
        Set.copyOf(waiting),
        Duration.ofNanos(gap),
        Duration.ofNanos(slowest),
        new TreeMap<>(reasons),
        new TreeMap<>(recoveries));
  }

  /// How long ago the newest answer came.
  synchronized Duration sinceAnswer() {
    long newest = answered.stream().mapToLong(Probe::answered).max().orElse(began);
    return Duration.ofNanos(System.nanoTime() - newest);
  }

  /// Whether readiness was whole just now.
  synchronized boolean well() {
    return System.nanoTime() - goodAt < 4 * LOOKS;
  }

  /// Looks no more.
  void finish() throws InterruptedException {
    close();
    thread.join();
  }

  @Override
  public void close() {
    closing = true;
  }
}
