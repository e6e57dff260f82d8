package org.turnout.roster.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A shift as one line of a list, or one cell of the grid.
///
/// @param id its number, which only grows: lists go on after it
/// @param shift its name: `sunset-2026-10-12-0600`
/// @param day the calendar day at the site
/// @param seats how many of its room are seated jobs; empty when nobody counts who sits
/// @param sat how many of those are taken
/// @param taken places that people hold or are asked to take
/// @param waiting people in line who have not been asked
public record BoardShift(
    long id,
    String shift,
    long siteId,
    LocalDate day,
    Instant starts,
    Instant ends,
    int room,
    Optional<Integer> seats,
    int sat,
    int taken,
    int waiting,
    boolean closed) {
  static final String COLUMNS =
      "p.id, p.slug, p.site_id, p.day, p.starts_at, p.ends_at, p.room, p.taken, p.closed, p.seats,"
          + " case when p.seats is not null then seats_taken(p.id) end as sat";

  /// By hand: a week of all sites has thousands of rows.
  static BoardShift of(ResultSet row) throws SQLException {
    return new BoardShift(
        row.getLong("id"),
        row.getString("slug"),
        row.getLong("site_id"),
        row.getObject("day", LocalDate.class),
        row.getTimestamp("starts_at").toInstant(),
        row.getTimestamp("ends_at").toInstant(),
        row.getInt("room"),
        Optional.ofNullable(row.getObject("seats", Integer.class)),
        row.getInt("sat"),
        row.getInt("taken"),
        row.getInt("waiting"),
        row.getBoolean("closed"));
  }

  public ShiftFill fill() {
    return ShiftFill.of(taken, room, closed);
  }

  public int free() {
    return Math.max(0, room - taken);
  }
}
