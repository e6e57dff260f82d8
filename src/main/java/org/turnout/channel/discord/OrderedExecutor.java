package org.turnout.channel.discord;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that is ordered per person and side by side between persons, on virtual threads: what the
/// thread that reads Discord's socket hands over, so that it never waits.
final class OrderedExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(OrderedExecutor.class);

  private final Semaphore room;
  private final Semaphore hands;
  private final Map<String, Queue<Runnable>> lanes = new HashMap<>();

  /// @param room how much work may wait in all
  /// @param hands how much is done at the same time
  OrderedExecutor(int room, int hands) {
    this.room = new Semaphore(room);
    this.hands = new Semaphore(hands);
  }

  /// Queues the work behind what this person already has waiting.
  ///
  /// @return false if there is no room: the work was not taken
  boolean hand(String person, Runnable work) {
    if (!room.tryAcquire()) {
      return false;
    }
    synchronized (lanes) {
      Queue<Runnable> lane = lanes.get(person);
      if (lane == null) {
        lane = new ArrayDeque<>();
        lanes.put(person, lane);
        Thread.ofVirtual().name("discord-lane").start(() -> drain(person));
      }
      lane.add(work);
    }
    return true;
  }

  private void drain(String person) {
    for (var work = next(person); work != null; work = next(person)) {
      hands.acquireUninterruptibly();
      try {
        work.run();
      } catch (Throwable e) { // the thread's top: what this person writes next is handled too
        LOG.error("a piece of work failed", e);
      } finally {
        hands.release();
        room.release();
      }
    }
  }

  private @Nullable Runnable next(String person) {
    synchronized (lanes) {
      Queue<Runnable> lane = lanes.get(person);
      Runnable work = lane == null ? null : lane.poll();
      if (work == null) {
        lanes.remove(person);
      }
      return work;
    }
  }
}
