package org.turnout.roster;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.turnout.roster.Reminder.When;

/// Finds the places whose moment for a reminder has come.
final class DueReminders {
  /// A place, locked, and the moment that has come.
  record Found(PlaceRow place, Instant at) {}

  private DueReminders() {}

  /// The next place whose reminder is due and has not been seen to; noted as seen to. Places that
  /// have begun or were closed are left alone, and those that another node looks at are passed by.
  static Optional<Found> next(Handle handle, Roster roster, Reminder reminder, Instant now) {
    var query =
        handle.createQuery(
            """
            with due as materialized (
              select p.id, %s as due_at from place p join site s on s.id = p.site_id
              where p.roster = :roster and not p.closed and p.starts_at > :now),
            found as (
              select p.*, d.due_at from due d join place p on p.id = d.id
              where d.due_at <= :now and not exists (select from place_reminded r
                where r.place_id = d.id and r.reminder = :reminder and r.due_at = d.due_at)
              order by p.starts_at, p.id limit 1 for update of p skip locked),
            noted as (
              insert into place_reminded (place_id, reminder, due_at, at)
              select id, :reminder, due_at, :now from found on conflict do nothing returning place_id)
            select found.* from found join noted on noted.place_id = found.id
            """
                .formatted(moment(reminder.when())));
    return with(query, reminder.when())
        .bind("roster", roster.name())
        .bind("reminder", reminder.name())
        .bind("now", Timestamp.from(now))
        .map(row -> new Found(row.getRow(PlaceRow.class), row.getColumn("due_at", Instant.class)))
        .findOne();
  }

  private static String moment(When when) {
    return switch (when) {
      case When.Before _ -> "p.starts_at - make_interval(secs => :seconds)";
      case When.OnDay _ -> "(p.day - :days + cast(:at as time)) at time zone s.zone";
    };
  }

  private static Query with(Query query, When when) {
    return switch (when) {
      case When.Before(var span) -> query.bind("seconds", span.toSeconds());
      case When.OnDay(int days, var at) -> query.bind("days", days).bind("at", at.toString());
    };
  }
}
