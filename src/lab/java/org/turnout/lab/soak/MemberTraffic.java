package org.turnout.lab.soak;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Members who text at a steady rate, each in conversations of several steps. A member waits for
/// the answer of the webhook before the next text; the rate is kept by others meanwhile.
final class MemberTraffic implements AutoCloseable {
  private final SoakStage stage;
  private final double rate;
  private final Random lot;
  private final Map<String, List<String>> talks = new HashMap<>();
  private final Map<String, Instant> heard = new ConcurrentHashMap<>();
  private final AtomicLong texts = new AtomicLong();
  private final Thread thread;
  private volatile boolean closing;

  MemberTraffic(SoakStage stage, SoakOrder order) {
    this.stage = stage;
    this.rate = order.rate();
    this.lot = new Random(order.seed() + 1);
    this.thread = Thread.ofPlatform().name("soak-members").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// How many were sent.
  long texts() {
    return texts.get();
  }

  /// When the webhook had answered a text, for those that it answered with 2xx.
  Map<String, Instant> heard() {
    return Map.copyOf(heard);
  }

  private void run() {
    long gap = (long) (TimeUnit.SECONDS.toNanos(1) / rate);
    long next = System.nanoTime();
    while (!closing) {
      one();
      next += gap;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private void one() {
    var all = stage.phones().members();
    for (int i = 0; i < all.size(); i++) {
      String phone = all.get(lot.nextInt(all.size()));
      if (stage.phones().take(phone)) {
        say(phone);
        return;
      }
    }
  }

  private void say(String phone) {
    var talk = talks.getOrDefault(phone, List.of());
    if (talk.isEmpty()) {
      talk = TalkScripts.any(lot);
    }
    talks.put(phone, talk.subList(1, talk.size()));
    String words = talk.getFirst();
    texts.incrementAndGet();
    stage.inBackground(() -> {
      try {
        var posted = stage.carrier().text(phone, words);
        if (posted.status() / 100 == 2) {
          heard.put(posted.sid(), Instant.now());
        }
      } finally {
        stage.phones().giveBack(phone);
      }
    });
  }

  /// Sends no more; what is under way goes on.
  void finish() throws InterruptedException {
    close();
    thread.join();
  }

  @Override
  public void close() {
    closing = true;
  }
}
