package org.turnout.lab.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/// Reads from `/proc` how much processor time each process of a benchmark has used, and how much
/// the whole machine has.
///
/// A server's children count as the server: Postgres has one for each connection. What a child used
/// before it ended counts too, through the parent that waited for it.
public final class ProcessorTimes {
  /// Linux counts in hundredths of a second towards programs (`USER_HZ`), whatever its own clock
  /// does.
  private static final long MICROS_PER_TICK = 10_000;

  private static final long OWN = ProcessHandle.current().pid();

  private final Map<Long, String> named;

  /// @param named our servers' processes; Redis and Postgres are known by their programs' names
  public ProcessorTimes(Map<Long, String> named) {
    this.named = Map.copyOf(named);
  }

  /// @param micros processor time by name of process, in microseconds
  /// @param busy the machine's, over all cores
  public record Reading(Map<String, Long> micros, long busy, long nanos) {
    /// What was used between an earlier reading and this one.
    public Used since(Reading before) {
      Map<String, Long> used = new LinkedHashMap<>();
      micros.forEach((name, now) -> used.put(name, now - before.micros.getOrDefault(name, 0L)));
      long ours = used.values().stream().mapToLong(Long::longValue).sum();
      double all = (nanos - before.nanos) / 1e3 * Runtime.getRuntime().availableProcessors();
      return new Used(used, Math.max(0, busy - before.busy - ours) / all);
    }
  }

  /// @param foreign the share of the machine's cores that went to others, 0 to 1
  public record Used(Map<String, Long> micros, double foreign) {}

  public Reading read() {
    Map<String, Long> micros = new LinkedHashMap<>();
    LongStream.concat(
            LongStream.of(OWN), ProcessHandle.current().descendants().mapToLong(ProcessHandle::pid))
        .forEach(pid -> add(pid, micros));
    return new Reading(micros, busy(), System.nanoTime());
  }

  private void add(long pid, Map<String, Long> micros) {
    String stat = text(Path.of("/proc", Long.toString(pid), "stat"));
    int open = stat.indexOf('(');
    int close = stat.lastIndexOf(')');
    if (close < 0) {
      return; // it ended a moment ago; its parent has its time
    }
    String[] fields = stat.substring(close + 2).split(" ");
    // After the name: state is 0, utime 11, stime 12, cutime 13, cstime 14 (proc_pid_stat(5)).
    long own = ticks(fields, 11, 12);
    long waitedFor = pid == OWN ? 0 : ticks(fields, 13, 14);
    micros.merge(
        name(pid, stat.substring(open + 1, close)), (own + waitedFor) * MICROS_PER_TICK, Long::sum);
  }

  private String name(long pid, String program) {
    return switch (program) {
      case "postgres" -> "postgres";
      case "redis-server" -> "redis";
      default -> pid == OWN ? "generator" : named.getOrDefault(pid, "other");
    };
  }

  /// Everything but idle and waiting for a disk, of all cores.
  private static long busy() {
    String[] fields = text(Path.of("/proc/stat")).lines().findFirst().orElse("").split(" +");
    return ticks(fields, 1, 2, 3, 6, 7, 8) * MICROS_PER_TICK;
  }

  private static long ticks(String[] fields, int... at) {
    return Arrays.stream(at)
        .filter(i -> i < fields.length)
        .mapToLong(i -> Long.parseLong(fields[i]))
        .sum();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
