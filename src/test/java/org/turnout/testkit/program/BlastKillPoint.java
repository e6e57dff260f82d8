package org.turnout.testkit.program;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.turnout.testkit.TcpRelay.Cut;
import org.turnout.testkit.TcpRelay.Way;

/// Listens on one node's wires to Postgres and to the carrier, and springs at a given edge of the
/// way that a blast's text takes. It also knows which node it listens to, by the name on its
/// claims, and when the node last sent something.
public final class BlastKillPoint {
  /// Where the sending of a text can be cut off.
  public enum Edge {
    /// The node has asked for rows; Postgres has not heard of it.
    CLAIM_SENT,
    /// The rows are claimed for good; the node does not know yet.
    CLAIM_COMMITTED,
    /// The carrier has the first half of a request, and never gets the other.
    REQUEST_HALF_WRITTEN,
    /// The carrier gets the whole request, from a node that is gone.
    ARRIVED,
    /// The carrier has taken the text; no byte of its answer reaches the node.
    ACCEPTED,
    /// The node has half of the answer.
    ANSWER_HALF_READ,
    /// The answers are recorded for good; the node does not know yet.
    RESULT_COMMITTED
  }

  private static final int CLAIMING = 1;
  private static final int CLAIMED = 2;
  private static final int RECORDING = 3;
  private static final int SENDING = 1;
  private static final int BEREFT = 2;

  /// The statements of `outbox`, by words that are in no other.
  private static final String CLAIM = "claim_blast(";

  private static final String RECORD = "with told as materialized";

  private final AtomicReference<@Nullable Edge> armed = new AtomicReference<>();
  private final Runnable spring;
  private final Consumer<String> claim;
  private final NavigableSet<Long> sent = new ConcurrentSkipListSet<>();

  /// @param spring what happens at the edge
  /// @param claim hears every claim, word for word
  BlastKillPoint(Runnable spring, Consumer<String> claim) {
    this.spring = spring;
    this.claim = claim;
  }

  void arm(Edge edge) {
    armed.set(edge);
  }

  void disarm() {
    armed.set(null);
  }

  /// When the first request to send after this moment came by, on the clock of `System.nanoTime`.
  Optional<Long> sentAfter(long moment) {
    return Optional.ofNullable(sent.higher(moment));
  }

  Cut postgres(Way way, byte[] piece, int length, AtomicInteger stage) {
    String text = new String(piece, 0, length, ISO_8859_1);
    if (way == Way.UP && text.contains(CLAIM)) {
      claim.accept(text);
      stage.set(CLAIMING);
      return now(Edge.CLAIM_SENT) ? struck() : Cut.NOWHERE;
    }
    if (way == Way.UP && text.contains(RECORD)) {
      stage.set(RECORDING);
    }
    if (way == Way.DOWN && text.contains(StartedRun.NUMBERS)) {
      stage.compareAndSet(CLAIMING, CLAIMED);
    }
    if (way == Way.DOWN && text.endsWith(COMMITTED)) {
      int done = stage.getAndSet(0);
      if ((done == CLAIMED && now(Edge.CLAIM_COMMITTED))
          || (done == RECORDING && now(Edge.RESULT_COMMITTED))) {
        return struck();
      }
    }
    return Cut.NOWHERE;
  }

  /// Postgres is ready for the next statement, outside a transaction.
  private static final String COMMITTED = "Z\0\0\0\5I";

  Cut carrier(Way way, byte[] piece, int length, AtomicInteger stage) {
    String text = new String(piece, 0, length, ISO_8859_1);
    if (way == Way.UP && text.startsWith("POST ")) {
      stage.set(SENDING);
      sent.add(System.nanoTime());
    }
    if (way == Way.UP && text.contains("Body=")) {
      if (now(Edge.REQUEST_HALF_WRITTEN)) {
        return Cut.inTheMiddle(length, spring);
      }
      if (now(Edge.ARRIVED)) {
        stage.set(BEREFT);
        spring.run();
        return new Cut(length, () -> heard(stage));
      }
    }
    if (way == Way.DOWN && stage.getAndSet(0) == SENDING) {
      if (now(Edge.ACCEPTED)) {
        return struck();
      }
      if (now(Edge.ANSWER_HALF_READ)) {
        return Cut.inTheMiddle(length, spring);
      }
    }
    return Cut.NOWHERE;
  }

  /// Keeps the line open until the carrier has answered, though nobody is there to hear it.
  private static void heard(AtomicInteger stage) {
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> stage.get() != BEREFT);
  }

  private boolean now(Edge edge) {
    return armed.compareAndSet(edge, null);
  }

  private Cut struck() {
    spring.run();
    return Cut.BEFORE_IT;
  }
}
