package org.turnout.roster.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Channel;

/// Reads who is on a shift, and who waits for it.
final class SheetStore {
  private static final String PHONE =
      """
      (select value from address
        where speaker_id = p.id and channel = :phones order by id limit 1) as phone
      """;

  private final Handle handle;

  SheetStore(Handle handle) {
    this.handle = handle;
  }

  /// What a shift says besides its people.
  record Head(
      BoardShift shift, Optional<String> meet, Optional<String> captain, Optional<String> phone) {
    private static Head of(ResultSet row) throws SQLException {
      return new Head(
          BoardShift.of(row),
          Optional.ofNullable(row.getString("meet")),
          Optional.ofNullable(row.getString("captain")),
          Optional.ofNullable(row.getString("captain_phone")));
    }

    /// Never who it is.
    @Override
    public String toString() {
      return "Head[" + shift.shift() + "]";
    }
  }

  Optional<Head> head(String roster, String shift) {
    return handle
        .createQuery(
            "select "
                + BoardShift.COLUMNS
                + """
                , p.meet, p.captain, p.captain_phone, (select count(*) from line_entry e
                  where e.place_id = p.id and e.left_at is null and e.offered_at is null) as waiting
                from place p where p.roster = :roster and p.slug = :shift
                """)
        .bind("roster", roster)
        .bind("shift", shift)
        .map((row, _) -> Head.of(row))
        .findOne();
  }

  /// Who has it, or came without, by name.
  List<SeatLine> seats(BoardShift shift) {
    return handle
        .createQuery(
            "select p.id, p.name, "
                + PHONE
                + """
                , case when a.missed_at is not null then 'MISSED' when a.left_at is not null then 'LEFT'
                    when a.arrived_at is not null and r.id is null then 'WALKED_IN'
                    when a.arrived_at is not null then 'CHECKED_IN' else 'HELD' end as state,
                  coalesce(a.missed_at, a.left_at, a.arrived_at, r.reserved_at) as at, r.duty,
                  not exists (select from outbox o
                    where o.id = (select max(id) from outbox last where last.person_id = p.id)
                      and o.state in ('failed', 'undelivered')) as heard
                from (select * from reservation where place_id = :place and released_at is null) r
                full join (select * from attendance where place_id = :place
                    and (arrived_at is not null or missed_at is not null)) a
                  on a.person_id = r.person_id
                join person p on p.id = coalesce(r.person_id, a.person_id)
                where r.id is not null or a.arrived_at is not null
                order by lower(p.name) nulls last, p.id
                """)
        .bind("place", shift.id())
        .bind("phones", Channel.ofPhones().word())
        .map((row, _) -> line(row))
        .list();
  }

  /// Who came without a shift and is not in the records, as the captain wrote it.
  List<String> unknown(BoardShift shift) {
    return handle
        .createQuery(
            "select who from line_mark where place_id = :place and outcome = 'note' order by at,"
                + " id")
        .bind("place", shift.id())
        .mapTo(String.class)
        .list();
  }

  /// Who is asked to take it or waits for it.
  List<SeatLine> line(BoardShift shift) {
    return handle
        .createQuery(
            "select p.id, p.name, "
                + PHONE
                + """
                , case when e.offered_at is null then 'WAITING' else 'ASKED' end as state,
                  case when e.offered_at is null then e.since
                    else coalesce(e.offered_until, e.offered_at) end as at,
                  cast(null as text) as duty, true as heard
                from line_entry e join person p on p.id = e.person_id
                where e.place_id = :place and e.left_at is null
                order by e.offered_at is null, e.id
                """)
        .bind("place", shift.id())
        .bind("phones", Channel.ofPhones().word())
        .map((row, _) -> line(row))
        .list();
  }

  private static SeatLine line(ResultSet row) throws SQLException {
    return new SeatLine(
        row.getLong("id"),
        Optional.ofNullable(row.getString("name")),
        Optional.ofNullable(row.getString("phone"))
            .map(phone -> Channel.ofPhones().address(phone).masked()),
        SeatState.valueOf(row.getString("state")),
        row.getTimestamp("at").toInstant(),
        Optional.ofNullable(row.getString("duty")),
        row.getBoolean("heard"));
  }
}
