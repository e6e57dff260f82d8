package org.turnout.testkit.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;

/// Kills of a service or of its servers, and how long its phones had to wait for it.
public final class ServiceDeaths {
  private final ServicePlayer player;
  private final SteadyTexts texts;
  private final Path data;
  private final List<Death> deaths = new ArrayList<>();

  /// What is killed.
  public enum Victim {
    POSTGRES("PostgreSQL"),
    REDIS("Redis"),
    /// After it, the program ends by itself.
    POSTGRES_A_THIRD_TIME("PostgreSQL, a third time"),
    PROGRAM("the program");

    private final String words;

    Victim(String words) {
      this.words = words;
    }

    /// Whether the program has to be started again.
    public boolean ends() {
      return this == PROGRAM || this == POSTGRES_A_THIRD_TIME;
    }
  }

  /// @param at when, by [System#nanoTime]
  private record Death(Victim victim, long at) {}

  public ServiceDeaths(ServicePlayer player, SteadyTexts texts, Path data) {
    this.player = player;
    this.texts = texts;
    this.data = data;
  }

  /// Kills it, waits until phones are answered again, and a while more.
  public void kill(Victim victim, Duration calm) {
    deaths.add(new Death(victim, System.nanoTime()));
    switch (victim) {
      case POSTGRES, POSTGRES_A_THIRD_TIME -> killServer("postgres/postmaster.pid");
      case REDIS -> killServer("redis/redis.pid");
      case PROGRAM -> player.kill();
    }
    answeredAgain();
    long until = System.nanoTime() + calm.toNanos();
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> System.nanoTime() > until);
  }

  /// Waits until a text that is sent from now on is answered.
  public void answeredAgain() {
    long now = System.nanoTime();
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> texts.sent().stream().anyMatch(text -> text.at() > now && !text.open()));
  }

  private void killServer(String pidFile) {
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> pid(pidFile).isPresent());
    pid(pidFile).orElseThrow().destroyForcibly();
  }

  private Optional<ProcessHandle> pid(String pidFile) {
    Path file = data.resolve(pidFile);
    try {
      return Files.exists(file)
          ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a table of it, and prints it.
  ///
  /// @param kept texts in the records
  /// @param uncertain answers that wait for a person
  public void report(long kept, long uncertain, Path file) {
    var lines = new ArrayList<String>();
    lines.add(
        row("killed (-9)", "times", "longest without any answer", "longest that a text waited"));
    for (var victim : Victim.values()) {
      long times = deaths.stream().filter(death -> death.victim == victim).count();
      if (times > 0) {
        lines.add(row(victim.words, Long.toString(times), silence(victim), wait(victim)));
      }
    }
    var sent = texts.sent();
    long answered = sent.stream().filter(text -> !text.open()).count();
    lines.add("starts of the program: " + player.starts());
    lines.add(
        "texts sent %d, in the records %d, answered %d, lost %d, answered twice %d, uncertain %d"
            .formatted(
                sent.size(), kept, answered, sent.size() - kept, texts.doubled(), uncertain));
    String table = String.join("\n", lines) + "\n";
    System.out.print(table);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String row(String what, String times, String silence, String wait) {
    return "%-26s %6s %28s %28s".formatted(what, times, silence, wait);
  }

  private LongStream answers() {
    return texts.sent().stream()
        .filter(text -> !text.open())
        .mapToLong(SteadyTexts.Sent::answered)
        .sorted();
  }

  /// The longest time between two answers that a kill of this kind is in, or comes before.
  private String silence(Victim victim) {
    long[] answers = answers().toArray();
    long longest = 0;
    for (int i = 1; i < answers.length; i++) {
      long from = answers[i - 1];
      long to = answers[i];
      if (last(to).filter(death -> death.victim == victim).isPresent()) {
        longest = Math.max(longest, to - from);
      }
    }
    return seconds(longest);
  }

  private String wait(Victim victim) {
    return seconds(
        texts.sent().stream()
            .filter(text -> !text.open())
            .filter(
                text -> last(text.at() + LATE).filter(death -> death.victim == victim).isPresent())
            .mapToLong(text -> text.waited().toNanos())
            .max()
            .orElse(0));
  }

  /// A text may be on its way when the kill comes.
  private static final long LATE = Duration.ofMillis(100).toNanos();

  private Optional<Death> last(long moment) {
    return deaths.stream()
        .filter(death -> death.at < moment)
        .max(Comparator.comparingLong(Death::at));
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }
}
