package org.turnout.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/// Many at once.
public final class ConcurrentCalls {
  private ConcurrentCalls() {}

  /// Runs the action that often, all of them starting in the same moment, and waits for all.
  ///
  /// @param action of its number, from 0
  public static <T> List<T> atOnce(int many, IntFunction<T> action) {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<T>>();
      for (int i = 0; i < many; i++) {
        int number = i;
        running.add(
            threads.submit(() -> {
              start.await();
              return action.apply(number);
            }));
      }
      start.countDown();
      var done = new ArrayList<T>();
      for (var one : running) {
        done.add(one.get(120, TimeUnit.SECONDS));
      }
      return done;
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("one of a crowd of " + many + " failed", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
