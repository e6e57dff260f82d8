package org.turnout.blast.send;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.turnout.people.BroadcastWindow;

/// Where the planned rows of one run are: by whereabouts, and from which row on. Used by one
/// thread.
///
/// What this holds may be out of date, never wrong: the claim looks at the rows themselves, and
/// every [#LOOK_AGAIN] all is looked up again, which finds rows that were put back.
final class RunCursor {
  static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  /// Whereabouts per claim: a claim that finds too little in the first goes on to the next.
  private static final int AT_ONCE = 8;

  private final ActiveRun run;
  private final Map<Integer, Long> from = new HashMap<>();
  private Instant lookedAt = Instant.MIN;

  RunCursor(ActiveRun run) {
    this.run = run;
  }

  /// A place to claim from.
  ///
  /// @param above rows up to this one are not looked at
  /// @param closes campaign time
  record Open(int whereabouts, long above, int cap, Instant closes) {}

  /// Finds out where rows wait, if that was long ago.
  void look(Handle handle, BroadcastHours hours, Instant machineNow) {
    if (machineNow.isBefore(lookedAt.plus(LOOK_AGAIN)) && !machineNow.isBefore(lookedAt)) {
      return;
    }
    lookedAt = machineNow;
    from.clear();
    // From one whereabouts to the next by the index, however many rows there are of each.
    handle
        .createQuery(
            """
            with recursive waiting as (
              (select whereabouts_id from outbox where run_id = :run and state = 'planned' and run_id is not null
               order by whereabouts_id limit 1)
              union all
              select (select o.whereabouts_id from outbox o where o.run_id = :run and o.state = 'planned' and o.run_id is not null
                        and o.whereabouts_id > w.whereabouts_id order by o.whereabouts_id limit 1)
              from waiting w where w.whereabouts_id is not null)
            select whereabouts_id from waiting where whereabouts_id is not null
            """)
        .bind("run", run.id())
        .mapTo(Integer.class)
        .forEach(id -> from.put(id, 0L));
    hours.learn(handle, from.keySet());
  }

  /// The open places with rows left, the first to close first.
  List<Open> open(BroadcastHours hours, Instant campaignNow) {
    return from.entrySet().stream()
        .flatMap(entry -> {
          int id = entry.getKey();
          return hours.at(run, id, campaignNow) instanceof BroadcastWindow.Open(Instant closes)
              ? Stream.of(new Open(id, entry.getValue(), hours.cap(id), closes))
              : Stream.empty();
        })
        .sorted(Comparator.comparing(Open::closes).thenComparingInt(Open::whereabouts))
        .limit(AT_ONCE)
        .toList();
  }

  /// When the first of the places with rows left opens, or that one is open; empty where nobody
  /// waits.
  Optional<BroadcastWindow> first(BroadcastHours hours, Instant campaignNow) {
    return from.keySet().stream()
        .map(id -> hours.at(run, id, campaignNow))
        .min(Comparator.comparing(RunCursor::opens));
  }

  private static Instant opens(BroadcastWindow window) {
    return switch (window) {
      case BroadcastWindow.Open _ -> Instant.MIN;
      case BroadcastWindow.Closed(Instant opens) -> opens;
      case BroadcastWindow.Never _ -> Instant.MAX;
    };
  }

  /// Takes note of what a claim found.
  ///
  /// @param last the last row of each whereabouts that was claimed or skipped
  /// @param enough whether it found all it asked for; if not, nothing is left in the places asked
  void claimed(List<Open> asked, Map<Integer, Long> last, boolean enough) {
    asked.forEach(place -> {
      Long row = last.get(place.whereabouts());
      if (!enough) {
        from.remove(place.whereabouts());
      } else if (row != null) {
        from.put(place.whereabouts(), row);
      }
    });
  }
}
