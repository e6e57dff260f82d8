package org.turnout.lab.bench.load;

import java.util.LinkedHashMap;
import java.util.Map;

/// One contender's stretch in one round.
///
/// @param cpu microseconds of processor time per operation, by process; the generator's is apart in
///   [#generator]
/// @param generator microseconds per operation that the load generator itself used
/// @param foreign the share of the machine that others used meanwhile, 0 to 1
public record Slice(LoadResult load, Map<String, Double> cpu, double generator, double foreign) {
  public static Slice of(LoadResult load, ProcessorTimes.Used used) {
    Map<String, Double> cpu = new LinkedHashMap<>();
    used.micros()
        .forEach((name, micros) -> cpu.put(name, (double) micros / Math.max(1, load.answered())));
    Double generator = cpu.remove("generator");
    // Servers that this contender does not use are idle: leave their noise out.
    cpu.values().removeIf(micros -> micros < 1);
    return new Slice(load, cpu, generator == null ? 0 : generator, used.foreign());
  }

  /// Operations per second.
  public double rate() {
    return load.perSecond();
  }

  /// Microseconds per operation over all servers.
  public double cpuOfAll() {
    return cpu.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  public double p50() {
    return load.latency().getValueAtPercentile(50) / 1e6;
  }

  public double p99() {
    return load.latency().getValueAtPercentile(99) / 1e6;
  }

  public double p999() {
    return load.latency().getValueAtPercentile(99.9) / 1e6;
  }
}
