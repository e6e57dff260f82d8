package org.turnout.blast.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// The progress of a run: how many of its recipients are in each state. Read from the tally, so it
/// costs about 2 ms at a million recipients; every reading is a true moment of the ledger, and its
/// sum is the audience.
///
/// @param states recipients by the ledger's word (`planned`, `claimed`, `delivered` ...); states
///   that nobody is in are left out
/// @param skipped those who get none, by reason
/// @param failed failed and undelivered, by the carrier's code; 0 where it gave none
public record RunProgress(
    Map<String, Long> states, Map<String, Long> skipped, Map<Integer, Long> failed) {
  /// Every state, in the order in which a text moves.
  public static final List<String> STATES =
      List.of(
          "planned",
          "claimed",
          "accepted",
          "sent",
          "delivered",
          "undelivered",
          "failed",
          "skipped",
          "uncertain");

  public RunProgress {
    states = Map.copyOf(states);
    skipped = Map.copyOf(skipped);
    failed = Map.copyOf(failed);
  }

  /// Sums the tally of a run; nothing at all before it is started.
  public static RunProgress of(Handle handle, long run) {
    var states = new TreeMap<String, Long>();
    var skipped = new TreeMap<String, Long>();
    var failed = new TreeMap<Integer, Long>();
    handle
        .createQuery(
            """
            select state, reason, code, sum(n) as n from run_tally
            where run_id = :run group by state, reason, code having sum(n) <> 0
            """)
        .bind("run", run)
        .mapTo(Cell.class)
        .forEach(cell -> {
          states.merge(cell.state, cell.n, Long::sum);
          if (cell.state.equals("skipped")) {
            skipped.merge(cell.reason, cell.n, Long::sum);
          }
          if (cell.state.equals("failed") || cell.state.equals("undelivered")) {
            failed.merge(cell.code, cell.n, Long::sum);
          }
        });
    return new RunProgress(states, skipped, failed);
  }

  private record Cell(String state, String reason, int code, long n) {}

  /// How many are in this state.
  public long in(String state) {
    return states.getOrDefault(state, 0L);
  }

  /// Everybody: the audience.
  public long all() {
    return states.values().stream().mapToLong(Long::longValue).sum();
  }

  /// People for whom nothing more is done.
  public long ended() {
    return in("delivered") + in("undelivered") + in("failed") + in("skipped");
  }

  /// Those whose text left for the carrier, or may have.
  public long left() {
    return all() - in("planned") - in("skipped");
  }
}
