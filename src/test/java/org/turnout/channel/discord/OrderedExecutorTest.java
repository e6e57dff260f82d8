package org.turnout.channel.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedExecutorTest {
  @Test
  void eachPersonsWorkKeepsItsOrderHoweverManyWriteAtOnce() throws Exception {
    var lanes = new OrderedExecutor(10_000, 8);
    Map<String, List<Integer>> done = new ConcurrentHashMap<>();
    var all = new CountDownLatch(2_000);
    for (int i = 0; i < 100; i++) {
      for (int person = 0; person < 20; person++) {
        int number = i;
        String name = "p" + person;
        assertThat(
                lanes.hand(
                    name,
                    () -> {
                      done.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>()).add(number);
                      all.countDown();
                    }))
            .isTrue();
      }
    }
    all.await();

    assertThat(done.values())
        .hasSize(20)
        .allMatch(numbers -> numbers.equals(IntStream.range(0, 100).boxed().toList()));
  }

  @Test
  void oneWhoWaitsHoldsNobodyElseUpAndFullIsSaidAtOnce() throws Exception {
    var lanes = new OrderedExecutor(3, 2);
    var gate = new CountDownLatch(1);
    var other = new CountDownLatch(1);
    lanes.hand("slow", () -> awaitQuietly(gate));
    lanes.hand("slow", () -> {});
    lanes.hand("quick", other::countDown);
    other.await();
    org.awaitility.Awaitility.await().until(() -> lanes.hand("quick", () -> {}));

    assertThat(IntStream.range(0, 10).filter(i -> lanes.hand("slow", () -> {})).count())
        .isLessThanOrEqualTo(1);
    gate.countDown();
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
