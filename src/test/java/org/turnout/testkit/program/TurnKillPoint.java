package org.turnout.testkit.program;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.turnout.testkit.TcpRelay;

/// Listens on the program's wires and springs when a phone's turn comes to a given edge.
public final class TurnKillPoint {
  /// Where a turn can be cut off.
  public enum Edge {
    /// The turn is decided, Postgres has not heard of it.
    BEFORE_TAKING("1"),
    /// Postgres has committed it, the program does not know yet.
    TAKEN("1"),
    /// The word is written, but not committed.
    BEFORE_COMMIT("STOP"),
    /// Postgres has committed, the program does not know yet.
    COMMITTED("STOP"),
    /// Committed, and Redis is not up to date.
    BEFORE_REDIS("1"),
    /// Everything is done; the answer has not left.
    BEFORE_ANSWER("1"),
    /// Claimed; the carrier has not heard of it.
    BEFORE_SENDING("1"),
    /// The carrier has it, the program does not know yet.
    SENT("1");

    private final String text;

    Edge(String text) {
      this.text = text;
    }

    /// A text whose turn passes this edge.
    public String text() {
      return text;
    }

    /// Only an answer to a swept text passes the carrier's interface.
    public boolean swept() {
      return this == BEFORE_SENDING || this == SENT;
    }
  }

  private record Armed(Edge edge, String digits) {}

  private final AtomicReference<Optional<Armed>> armed = new AtomicReference<>(Optional.empty());
  private final Runnable spring;

  /// @param spring what happens, before the piece that set it off goes any further
  public TurnKillPoint(Runnable spring) {
    this.spring = spring;
  }

  /// For one turn of one phone.
  public void arm(Edge edge, String phone) {
    armed.set(Optional.of(new Armed(edge, phone.substring(1))));
  }

  public boolean sprung() {
    return armed.get().isEmpty();
  }

  public boolean postgres(TcpRelay.Way way, byte[] piece, int length, AtomicInteger stage) {
    return pass((edge, digits) -> {
      String text = new String(piece, 0, length, ISO_8859_1);
      boolean takes = text.contains("take_turn(") && text.contains(digits);
      return switch (edge) {
        case BEFORE_TAKING -> way == TcpRelay.Way.UP && takes;
        case TAKEN -> next(stage, 0, way == TcpRelay.Way.UP && takes) && way == TcpRelay.Way.DOWN;
        case BEFORE_COMMIT ->
            next(stage, 0, takes) && way == TcpRelay.Way.UP && text.contains("COMMIT");
        case COMMITTED ->
            next(stage, 0, takes)
                && next(stage, 1, way == TcpRelay.Way.UP && text.contains("COMMIT"))
                && way == TcpRelay.Way.DOWN;
        case BEFORE_REDIS, BEFORE_ANSWER, BEFORE_SENDING, SENT -> false;
      };
    });
  }

  public boolean redis(TcpRelay.Way way, byte[] piece, int length, AtomicInteger stage) {
    return pass((edge, digits) -> {
      String text = new String(piece, 0, length, ISO_8859_1);
      return edge == Edge.BEFORE_REDIS
          && way == TcpRelay.Way.UP
          && text.contains("SET")
          && text.contains(digits);
    });
  }

  public boolean web(TcpRelay.Way way, byte[] piece, int length, AtomicInteger stage) {
    return pass((edge, digits) ->
        edge == Edge.BEFORE_ANSWER
            && next(stage, 0, new String(piece, 0, length, ISO_8859_1).contains(digits))
            && way == TcpRelay.Way.DOWN);
  }

  public boolean carrier(TcpRelay.Way way, byte[] piece, int length, AtomicInteger stage) {
    return pass((edge, digits) -> {
      String text = new String(piece, 0, length, ISO_8859_1);
      boolean sends = way == TcpRelay.Way.UP && text.contains("Body=") && text.contains(digits);
      return switch (edge) {
        case BEFORE_SENDING -> sends;
        case SENT -> next(stage, 0, sends) && way == TcpRelay.Way.DOWN;
        case BEFORE_TAKING, TAKEN, BEFORE_COMMIT, COMMITTED, BEFORE_REDIS, BEFORE_ANSWER -> false;
      };
    });
  }

  /// Whether this connection has come past a stage, which it does when this is its moment.
  private static boolean next(AtomicInteger stage, int from, boolean now) {
    if (now) {
      stage.compareAndSet(from, from + 1);
    }
    return stage.get() > from;
  }

  private boolean pass(java.util.function.BiPredicate<Edge, String> here) {
    Optional<Armed> set = armed.get();
    if (set.isPresent()
        && here.test(set.get().edge(), set.get().digits())
        && armed.compareAndSet(set, Optional.empty())) {
      spring.run();
      return false;
    }
    return true;
  }
}
