package org.turnout.testkit.program;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.lab.carrier.Handset;

/// Phones that begin a talk at a steady pace, whether anybody answers or not: each texts ECHO, and
/// a number once it has its answer. So what is lost, doubled or late is seen text by text, on the
/// phones.
public final class SteadyTexts implements AutoCloseable {
  private final CarrierStandIn carrier;
  private final ConcurrentLinkedQueue<Talk> talks = new ConcurrentLinkedQueue<>();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  /// A text and when it was answered, by [System#nanoTime]; `answered` is 0 until then.
  public record Sent(long at, long answered) {
    public boolean open() {
      return answered == 0;
    }

    public Duration waited() {
      return Duration.ofNanos(answered - at);
    }
  }

  /// One phone: its texts' times and the answers in the order in which they came.
  private static final class Talk {
    private final String phone = TestCluster.phone();
    private final ConcurrentHashMap<String, Long> answers = new ConcurrentHashMap<>();
    private volatile long first;
    private volatile long firstAnswered;
    private volatile long second;
    private volatile long secondAnswered;
  }

  private SteadyTexts(CarrierStandIn carrier) {
    this.carrier = carrier;
  }

  /// Begins as soon as the program serves.
  public static SteadyTexts start(
      CarrierStandIn carrier, Duration every, Callable<Boolean> serves) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(serves);
    var texts = new SteadyTexts(carrier);
    texts.pace.scheduleAtFixedRate(
        () -> texts.senders.execute(texts::begin), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return texts;
  }

  private void begin() {
    var talk = new Talk();
    talks.add(talk);
    carrier.phone(talk.phone).listen(bubble -> heard(talk, bubble));
    talk.first = System.nanoTime();
    carrier.text(talk.phone, "ECHO");
  }

  private void heard(Talk talk, Handset.Bubble bubble) {
    long now = System.nanoTime();
    if (bubble.mine() || talk.answers.putIfAbsent(bubble.sid(), now) != null) {
      return;
    }
    if (bubble.body().startsWith("Heard nothing") && talk.firstAnswered == 0) {
      talk.firstAnswered = now;
      senders.execute(() -> {
        talk.second = System.nanoTime();
        carrier.text(talk.phone, "1");
      });
    } else if (bubble.body().startsWith(TestCluster.heard(1)) && talk.secondAnswered == 0) {
      talk.secondAnswered = now;
    }
  }

  /// No new talk begins; those that have begun go on.
  public void enough() {
    pace.shutdown();
  }

  /// Whether every talk has come to its end.
  public boolean allAnswered() {
    return talks.stream().allMatch(talk -> talk.secondAnswered != 0);
  }

  /// Every text so far.
  public List<Sent> sent() {
    return talks.stream()
        .flatMap(talk ->
            Stream.of(
                new Sent(talk.first, talk.firstAnswered),
                new Sent(talk.second, talk.secondAnswered)))
        .filter(text -> text.at != 0)
        .toList();
  }

  /// Answers beyond the one that each text gets.
  public int doubled() {
    return talks.stream()
        .mapToInt(talk ->
            talk.answers.size()
                - (talk.firstAnswered == 0 ? 0 : 1)
                - (talk.secondAnswered == 0 ? 0 : 1))
        .sum();
  }

  @Override
  public void close() {
    pace.shutdownNow();
    senders.shutdownNow();
  }
}
