package org.turnout.lab.strike;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.turnout.postgres.Database;

/// What the program's records say of a strike.
final class StrikeLedger {
  private static final String PLACE =
      """
      p.id as place, s.name as site, p.day, (p.starts_at at time zone s.zone)::time as start
      from place p join site s on s.id = p.site_id
      """;

  private final Database database;
  private final boolean covers;

  /// Somebody had a shift.
  ///
  /// @param released when they gave it back, or it was ended
  /// @param quietly whether nobody tells them so: it was called off, or somebody stepped in for
  ///   them
  record Held(
      String phone,
      long place,
      Seat seat,
      Instant reserved,
      Optional<Instant> released,
      boolean quietly) {}

  /// A shift as it was in the end.
  record Shift(long place, Seat seat, LocalDate day, int room) {}

  /// Somebody was at a shift.
  ///
  /// @param bySelf whether they said so by text
  record Came(String phone, long place, Seat seat, boolean bySelf, boolean held) {}

  /// A place that somebody gave back, and who got it.
  ///
  /// @param day of the shift
  /// @param by `waitlist`, `cover` or `sign-up`; empty when it stayed free
  record Freed(LocalDate day, Instant at, String by, Optional<Duration> refilled) {}

  /// What a judge needs of it.
  ///
  /// @param incidents that were reported, of whose alarms `taken` were taken by somebody
  /// @param heard texts of phones that have their turn
  record Records(
      List<Shift> shifts,
      List<Held> held,
      List<Came> came,
      long incidents,
      long taken,
      long heard) {
    Records {
      shifts = List.copyOf(shifts);
      held = List.copyOf(held);
      came = List.copyOf(came);
    }
  }

  StrikeLedger(Database database) {
    this.database = database;
    this.covers = database.with(StrikeLedger::covers);
  }

  /// Whether others are asked to step in when somebody is missing.
  static boolean covers(Handle handle) {
    return handle
        .createQuery("select to_regclass('cover_need') is not null")
        .mapTo(Boolean.class)
        .one();
  }

  Records records() {
    return new Records(
        shifts(),
        held(),
        came(),
        count("select count(*) from incident"),
        count("select count(*) from alarm where taken_at is not null"),
        count(
            """
            select count(*) from inbound i
            join turn t on t.person_id = i.person_id and t.turn = i.turn
            """));
  }

  /// Phones of those who have a shift that is ahead or going on.
  ///
  /// @param site slug, or nothing for all
  List<String> holders(Instant now, String site) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                select distinct a.value from reservation r join place p on p.id = r.place_id
                join site s on s.id = p.site_id join address a on a.speaker_id = r.person_id
                where r.released_at is null and not p.closed and p.ends_at > :now
                  and (:site = '' or s.slug = :site)
                """)
            .bind("now", now)
            .bind("site", site)
            .mapTo(String.class)
            .list());
  }

  List<Shift> shifts() {
    return list(
        "select p.room, "
            + PLACE
            + " where p.roster = 'picket' order by p.day, s.name, p.starts_at",
        (row, _) ->
            new Shift(
                row.getLong("place"),
                seat(row),
                row.getObject("day", LocalDate.class),
                row.getInt("room")));
  }

  List<Held> held() {
    return list(
        """
        select a.value, r.reserved_at, r.released_at,
          coalesce(p.closed_at <= r.released_at, false) or %s as ended,
        """
                .formatted(steppedIn())
            + PLACE
            + """
            join reservation r on r.place_id = p.id join address a on a.speaker_id = r.person_id
            order by r.reserved_at, r.id
            """,
        (row, _) ->
            new Held(
                row.getString("value"),
                row.getLong("place"),
                seat(row),
                row.getTimestamp("reserved_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("released_at")).map(it -> it.toInstant()),
                row.getBoolean("ended")));
  }

  List<Came> came() {
    return list(
        "select a.value, t.arrived_by = 'self' as self, t.reservation_id is not null as held, "
            + PLACE
            + """
            join attendance t on t.place_id = p.id join address a on a.speaker_id = t.person_id
            where t.arrived_at is not null
            """,
        (row, _) ->
            new Came(
                row.getString("value"),
                row.getLong("place"),
                seat(row),
                row.getBoolean("self"),
                row.getBoolean("held")));
  }

  /// Whether somebody stepped in for the holder of a reservation `r`, who did not come.
  private String steppedIn() {
    return covers
        ? """
        exists (select from cover_need n where n.place_id = r.place_id
          and n.absent_id = r.person_id and n.why_ended = 'covered')
        """
        : "false";
  }

  /// Places that members gave back before their shift was over, or did not come to, with who got
  /// them. A place that was handed to a coworker was never free.
  List<Freed> freed() {
    return Stream.of(FreedPlaces.paired(givenBack(), taken()), missed())
        .flatMap(List::stream)
        .toList();
  }

  private List<FreedPlaces.Free> givenBack() {
    return list(
        """
        select r.place_id as place, p.day, r.released_at as at
        from reservation r join place p on p.id = r.place_id
        where r.released_at < p.ends_at and not coalesce(p.closed_at <= r.released_at, false)
          and not %s and not exists (select from place_trade t where t.place_id = r.place_id
            and t.asker_id = r.person_id and t.why_ended = 'agreed')
        order by r.released_at
        """
            .formatted(steppedIn()),
        (row, _) ->
            new FreedPlaces.Free(
                row.getLong("place"), row.getObject("day", LocalDate.class), at(row, "at")));
  }

  private List<FreedPlaces.Taken> taken() {
    String forSomebody =
        covers
            ? """
            exists (select from cover_need n where n.place_id = r.place_id
              and n.covered_by = r.person_id and n.absent_id is not null)
            """
            : "false";
    // An entry of cover has a column that older records don't have.
    return list(
        """
        select r.place_id as place, r.reserved_at as at, e.offered_at,
          to_jsonb(e) ->> 'cover_need_id' is not null as cover
        from reservation r left join line_entry e on e.place_id = r.place_id
          and e.person_id = r.person_id and e.why_left = 'took' and e.left_at <= r.reserved_at
        where not %s and not exists (select from place_trade t where t.place_id = r.place_id
          and t.other_id = r.person_id and t.why_ended = 'agreed')
        order by r.reserved_at
        """
            .formatted(forSomebody),
        (row, _) -> {
          String by = row.getBoolean("cover") ? "cover" : "waitlist";
          return new FreedPlaces.Taken(
              row.getLong("place"),
              at(row, "at"),
              Optional.ofNullable(row.getTimestamp("offered_at"))
                  .map(it -> new FreedPlaces.Offer(by, it.toInstant())));
        });
  }

  private List<Freed> missed() {
    String covered =
        covers
            ? """
            (select n.ended_at from cover_need n where n.place_id = b.place_id
              and n.absent_id = b.person_id and n.why_ended = 'covered')
            """
            : "cast(null as timestamptz)";
    return list(
        """
        select p.day, b.since as at, c.at as covered
        from absence b join place p on p.id = b.place_id, lateral (select %s as at) c
        where b.found_at is null or c.at is not null order by b.since
        """
            .formatted(covered),
        (row, _) -> {
          Instant since = at(row, "at");
          var filled = Optional.ofNullable(row.getTimestamp("covered")).map(it -> it.toInstant());
          return new Freed(
              row.getObject("day", LocalDate.class),
              since,
              filled.isPresent() ? "cover" : "",
              filled.map(it -> Duration.between(since, it)));
        });
  }

  /// Who was missed a half hour after the start, and did not come later, by day.
  List<LocalDate> absent() {
    return list(
        "select p.day from absence b join place p on p.id = b.place_id where b.found_at is null",
        (row, _) -> row.getObject("day", LocalDate.class));
  }

  /// One figure.
  long count(String sql) {
    return database.with(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private <T> List<T> list(String sql, RowMapper<T> mapper) {
    return database.with((Handle handle) -> handle.createQuery(sql).map(mapper).list());
  }

  private static Instant at(java.sql.ResultSet row, String column) throws java.sql.SQLException {
    return row.getTimestamp(column).toInstant();
  }

  private static Seat seat(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Seat(
        row.getString("site"),
        row.getObject("day", LocalDate.class).getDayOfMonth(),
        StrikeCalendar.shown(row.getObject("start", LocalTime.class)));
  }
}
