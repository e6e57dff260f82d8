package org.turnout.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/// One contender's stretch in one round.
///
/// @param cpu microseconds of processor time per operation, by process; the generator's stands
///   apart in [#generator]
/// @param generator microseconds per operation that the load generator itself used
/// @param foreign the share of the machine that others used meanwhile, 0 to 1
record Slice(Load load, Map<String, Double> cpu, double generator, double foreign) {
  static Slice of(Load load, Machine.Used used) {
    Map<String, Double> cpu = new LinkedHashMap<>();
    used.micros()
        .forEach((name, micros) -> cpu.put(name, (double) micros / Math.max(1, load.answered())));
    Double generator = cpu.remove("generator");
    // Servers that this contender does not use stand idle: leave their noise out.
    cpu.values().removeIf(micros -> micros < 1);
    return new Slice(load, cpu, generator == null ? 0 : generator, used.foreign());
  }

  /// Operations per second.
  double rate() {
    return load.perSecond();
  }

  /// Microseconds per operation over all servers.
  double cpuOfAll() {
    return cpu.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  double p50() {
    return load.latency().at(0.50).toNanos() / 1e6;
  }

  double p99() {
    return load.latency().at(0.99).toNanos() / 1e6;
  }

  double p999() {
    return load.latency().at(0.999).toNanos() / 1e6;
  }
}
