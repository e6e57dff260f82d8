package org.turnout.blast.send;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.turnout.people.BroadcastWindow;
import org.turnout.people.QuietHours;
import org.turnout.people.Whereabouts;

/// When broadcasts may leave for each of the whereabouts in the database: calculated once per place
/// and window, not per person. Used by one thread.
final class BroadcastHours {
  /// A text needs this long to arrive, and the carrier asks for more than five seconds
  /// (`facts/twilio.md` 5); what closes sooner is closed.
  static final Duration LAST_CALL = Duration.ofSeconds(15);

  private final QuietHours hours;
  private final int cap;
  private final Map<Integer, Whereabouts> known = new HashMap<>();
  private final Map<Integer, CachedWindow> cached = new HashMap<>();

  /// @param from since when this is so, campaign time
  /// @param until when it has to be calculated again
  private record CachedWindow(BroadcastWindow window, Instant from, Instant until) {
    boolean holds(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  /// @param cap the most broadcasts that anybody gets in 24 hours
  BroadcastHours(QuietHours hours, int cap) {
    this.hours = hours;
    this.cap = cap;
  }

  /// Reads the whereabouts that have not been met yet.
  void learn(Handle handle, Collection<Integer> ids) {
    List<Integer> unknown = ids.stream().filter(id -> !known.containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      handle
          .createQuery("select id, zones, states from whereabouts where id = any(:ids)")
          .bindArray("ids", Integer.class, unknown)
          .map((row, _) -> Map.entry(row.getInt("id"), whereabouts(row)))
          .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    }
  }

  private static Whereabouts whereabouts(ResultSet row) throws SQLException {
    var zones = new LinkedHashSet<ZoneId>();
    for (String zone : (String[]) row.getArray("zones").getArray()) {
      zones.add(ZoneId.of(zone));
    }
    return new Whereabouts(
        zones, Set.copyOf(Arrays.asList((String[]) row.getArray("states").getArray())));
  }

  /// Whether a run may reach these whereabouts, and until or from when.
  BroadcastWindow at(ActiveRun run, int id, Instant now) {
    Whereabouts where = known.getOrDefault(id, Whereabouts.NOWHERE);
    Instant begins = run.begins(where.zones());
    return now.isBefore(begins) ? new BroadcastWindow.Closed(begins) : at(id, where, now);
  }

  private BroadcastWindow at(int id, Whereabouts where, Instant now) {
    CachedWindow last = cached.get(id);
    if (last == null || !last.holds(now)) {
      last = computed(where, now);
      cached.put(id, last);
    }
    return last.window();
  }

  private CachedWindow computed(Whereabouts where, Instant now) {
    return switch (hours.at(where, now)) {
      case BroadcastWindow.Open(Instant closes) -> {
        Instant last = closes.minus(LAST_CALL);
        yield now.isBefore(last)
            ? new CachedWindow(new BroadcastWindow.Open(closes), now, last)
            : new CachedWindow(new BroadcastWindow.Closed(closes), now, closes);
      }
      case BroadcastWindow.Closed(Instant opens) ->
          new CachedWindow(new BroadcastWindow.Closed(opens), now, opens);
      case BroadcastWindow.Never never ->
          new CachedWindow(never, now, now.plus(Duration.ofDays(1)));
    };
  }

  /// The most broadcasts in 24 hours for somebody who may be there: the campaign's own cap or the
  /// strictest state's.
  int cap(int id) {
    return Math.min(
        cap,
        Optional.ofNullable(known.get(id))
            .map(where -> hours.textsPerDay(where).orElse(cap))
            .orElse(cap));
  }
}
