package org.turnout.lab.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.turnout.blast.run.RunProgress;
import org.turnout.blast.run.RunRows;
import org.turnout.postgres.Database;
import org.turnout.postgres.DatabaseLimits;
import org.turnout.settings.Secret;

/// What the program's records say at the end.
///
/// @param heard texts of phones, by the carrier's id
/// @param aside ids of log entries that were set aside
/// @param rows of the outbox, by id
/// @param stopped phones that get no texts
record SoakLedger(
    Map<String, Heard> heard,
    List<String> aside,
    Map<Long, Row> rows,
    Map<String, Boolean> stopped,
    List<Sum> sums) {
  private static final DatabaseLimits PATIENT =
      new DatabaseLimits(2, Duration.ofSeconds(10), Duration.ofMinutes(2));

  /// @param times how often it is in the records
  /// @param turns how many of these have a turn
  record Heard(String carrierId, long id, int times, int turns) {}

  /// One text of ours.
  record Row(
      long id,
      String toValue,
      String route,
      String state,
      boolean despiteStop,
      Optional<Long> inboundId,
      Optional<Long> runId,
      String body,
      Optional<String> carrierId,
      Optional<Instant> claimedAt) {
    /// Whether the records say that it left.
    boolean left() {
      return switch (state) {
        case "accepted", "sent", "delivered", "undelivered" -> true;
        case "failed" -> carrierId.isPresent();
        default -> false;
      };
    }

    /// Whether they can't say.
    boolean unknown() {
      return state.equals("uncertain") || state.equals("claimed");
    }

    @Override
    public String toString() {
      return "Row[" + id + ", " + state + "]";
    }
  }

  /// The states of a run against its audience.
  record Sum(long run, String state, int audience, long all, Map<String, Long> states) {
    boolean whole() {
      return all == audience;
    }
  }

  static SoakLedger read(Secret databaseUrl) {
    try (var database = Database.open(databaseUrl, PATIENT)) {
      return database.inTransaction(SoakLedger::read);
    }
  }

  private static SoakLedger read(Handle handle) {
    var heard = new HashMap<String, Heard>();
    handle
        .createQuery(
            """
            select i.carrier_id, min(i.id) as id, count(*) as times, count(t.turn) as turns
            from inbound i left join turn t on t.person_id = i.person_id and t.turn = i.turn
            group by i.carrier_id
            """)
        .mapTo(Heard.class)
        .forEach(one -> heard.put(one.carrierId, one));
    var rows = new HashMap<Long, Row>();
    handle
        .createQuery(
            """
            select id, to_value, route, state, despite_stop, inbound_id, run_id, body, carrier_id,
              claimed_at
            from outbox
            """)
        .mapTo(Row.class)
        .forEach(row -> rows.put(row.id, row));
    var stopped = new HashMap<String, Boolean>();
    handle
        .createQuery("select value, stopped_at is not null as stopped from address")
        .map((row, _) -> Map.entry(row.getString("value"), row.getBoolean("stopped")))
        .forEach(one -> stopped.put(one.getKey(), one.getValue()));
    return new SoakLedger(
        heard,
        handle.createQuery("select carrier_id from set_aside").mapTo(String.class).list(),
        rows,
        stopped,
        sums(handle));
  }

  private static List<Sum> sums(Handle handle) {
    return RunRows.list(handle, "where r.started_at is not null order by r.id").stream()
        .map(run -> {
          var progress = RunProgress.of(handle, run.id());
          return new Sum(
              run.id(), run.state().word(), run.audience(), progress.all(), progress.states());
        })
        .toList();
  }

  /// How many of these phones got no text, and none of which nobody knows whether it left: that one
  /// waits for a person.
  long withoutAnswer(Set<String> phones) {
    var answered =
        rows.values().stream()
            .filter(row -> row.left() || row.unknown())
            .map(Row::toValue)
            .collect(Collectors.toSet());
    return phones.stream().filter(phone -> !answered.contains(phone)).count();
  }

  /// Texts that the program is still going to do something about. An answer whose callback got lost
  /// stays as it is.
  static long unsettled(Handle handle) {
    return handle
        .createQuery(
            """
            select count(*) from outbox
            where state = 'claimed' or (state = 'planned' and route <> 'later')
              or (state in ('accepted', 'sent') and run_id is not null)
            """)
        .mapTo(Long.class)
        .one();
  }
}
