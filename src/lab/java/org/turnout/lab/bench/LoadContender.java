package org.turnout.lab.bench;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.turnout.lab.bench.load.BenchPlan;
import org.turnout.lab.bench.load.Contender;
import org.turnout.lab.bench.load.ExpectedResponse;
import org.turnout.lab.bench.load.LoadGenerator;
import org.turnout.lab.bench.load.LoadResult;
import org.turnout.lab.bench.load.ProcessorTimes;
import org.turnout.lab.bench.load.RequestBatch;
import org.turnout.lab.bench.load.Slice;

/// A server under load.
final class LoadContender implements Contender {
  /// Enough for a first second on two cores; later slices go by what the last one took.
  private static final int FIRST = 30_000;

  private static final Duration WARM_SLICE = Duration.ofSeconds(1);

  private final String name;
  private final int port;
  private final ExpectedResponse expected;
  private final Supplier<byte[]> requests;
  private final OptionalInt rate;
  private final BenchPlan plan;
  private final ProcessorTimes machine;
  private final RequestBatch batch = new RequestBatch();
  private double lastRate = FIRST;

  /// @param requests makes the next request; never the same twice
  /// @param rate requests a second in an open loop; empty: as many as it takes, in a closed loop
  LoadContender(
      String name,
      int port,
      ExpectedResponse expected,
      Supplier<byte[]> requests,
      OptionalInt rate,
      BenchPlan plan,
      ProcessorTimes machine) {
    this.name = name;
    this.port = port;
    this.expected = expected;
    this.requests = requests;
    this.rate = rate;
    this.plan = plan;
    this.machine = machine;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Slice run() {
    return run(plan.slice());
  }

  /// Lets the server's compiler do its work before anything counts; for a steady rate what a closed
  /// loop has warmed is enough.
  void warmUp() {
    long until = System.nanoTime() + plan.warmUp().toNanos();
    long answered = 0;
    while (System.nanoTime() < until || (rate.isEmpty() && answered < plan.warmRequests())) {
      answered += run(WARM_SLICE).load().answered();
    }
  }

  private Slice run(Duration time) {
    prepare(time);
    // Connections of its own: a server may close those that idled while others had their turn.
    try (var generator = new LoadGenerator(port, plan.connections(), expected)) {
      ProcessorTimes.Reading before = machine.read();
      LoadResult load =
          rate.isPresent()
              ? generator.open(batch, steady(time), rate.getAsInt())
              : generator.closed(batch, time, plan.sliceRequests());
      lastRate = load.perSecond();
      return Slice.of(load, machine.read().since(before));
    }
  }

  /// What an earlier slice left over is sent first: requests may build on each other.
  private void prepare(Duration time) {
    int size = rate.isPresent() ? steady(time) : closed(time) + plan.connections();
    while (batch.size() < size) {
      batch.add(requests.get());
    }
  }

  private int steady(Duration time) {
    return Math.max(plan.sliceRequests(), (int) (rate.orElseThrow() * seconds(time)));
  }

  private int closed(Duration time) {
    return Math.max(plan.sliceRequests(), (int) (lastRate * seconds(time) * 1.4));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
