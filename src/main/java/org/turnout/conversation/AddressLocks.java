package org.turnout.conversation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// One line per address within this node: the texts of one phone are handled in the order they
/// came, and wait here in memory, before any connection is taken. Across nodes the turn number
/// decides.
final class AddressLocks<K> {
  private final ConcurrentMap<K, Line> lines = new ConcurrentHashMap<>();

  /// Waits for everything that was in this line before, then runs.
  <T> T inLine(K key, Supplier<T> work) {
    var line = lines.compute(key, (_, old) -> (old == null ? new Line() : old).joined());
    line.lock.lock();
    try {
      return work.get();
    } finally {
      line.lock.unlock();
      lines.compute(key, (_, mine) -> mine == null || mine.left() ? null : mine);
    }
  }

  /// Counted inside `compute` only, so the map's own lock guards the count.
  private static final class Line {
    /// Fair: the first to join is the first to run.
    private final ReentrantLock lock = new ReentrantLock(true);

    private int inside;

    Line joined() {
      inside++;
      return this;
    }

    boolean left() {
      return --inside == 0;
    }
  }
}
