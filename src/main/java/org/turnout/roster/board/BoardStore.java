package org.turnout.roster.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads shifts for people of ours.
final class BoardStore {
  private static final String WAITING =
      """
      (select count(*) from line_entry e
        where e.place_id = p.id and e.left_at is null and e.offered_at is null) as waiting
      """;

  private final Handle handle;

  BoardStore(Handle handle) {
    this.handle = handle;
  }

  /// Those of these sites that have a shift on one of these days.
  List<Long> sites(String roster, Collection<Long> sites, LocalDate from, LocalDate before) {
    return handle
        .createQuery(
            """
            select s.id from unnest(:sites) as s (id)
            where exists (select from place where roster = :roster and site_id = s.id
              and starts_at >= :earliest and starts_at < :latest and day >= :from and day < :before)
            """)
        .bind("roster", roster)
        .bindArray("sites", Long.class, sites)
        .bind("from", from)
        .bind("before", before)
        .bind("earliest", near(from.minusDays(1)))
        .bind("latest", near(before.plusDays(1)))
        .mapTo(Long.class)
        .list();
  }

  /// The shifts of these sites on these days, by time.
  List<BoardShift> shifts(String roster, Collection<Long> sites, LocalDate from, LocalDate before) {
    return handle
        .createQuery(
            // Who is in line is counted for all at once: one look for each of a thousand shifts
            // takes longer
            // than everything else of the page.
            """
            with p as (
              select * from place
              where roster = :roster and site_id = any(:sites) and day >= :from and day < :before
                and starts_at >= :earliest and starts_at < :latest),
            line as (
              select place_id, count(*) as waiting from line_entry
              where left_at is null and offered_at is null and place_id = any(array(select id from p))
              group by place_id)
            select
            """
                + BoardShift.COLUMNS
                + """
                , coalesce(line.waiting, 0) as waiting
                from p left join line on line.place_id = p.id
                order by p.starts_at, p.id
                """)
        .bind("roster", roster)
        .bindArray("sites", Long.class, sites)
        .bind("from", from)
        .bind("before", before)
        .bind("earliest", near(from.minusDays(1)))
        .bind("latest", near(before.plusDays(1)))
        .map((row, _) -> BoardShift.of(row))
        .list();
  }

  /// Shifts that have not ended by number, from the one after this on.
  List<BoardShift> page(String roster, Collection<Long> sites, Instant now, long after, int most) {
    return handle
        .createQuery(
            "select "
                + BoardShift.COLUMNS
                + ", "
                + WAITING
                + """
                from place p
                where p.roster = :roster and p.site_id = any(:sites) and p.ends_at > :now and p.id > :after
                order by p.id limit :most
                """)
        .bind("roster", roster)
        .bindArray("sites", Long.class, sites)
        .bind("now", now)
        .bind("after", after)
        .bind("most", most)
        .map((row, _) -> BoardShift.of(row))
        .list();
  }

  /// The first day with a shift that has not ended, or else the last day with any.
  Optional<LocalDate> firstDay(String roster, Collection<Long> sites, Instant now) {
    // No shift lasts longer than a day, so the index finds the first one at once.
    return day(
            roster,
            sites,
            now,
            "starts_at > cast(:now as timestamptz) - interval '2 days' and ends_at > :now and not"
                + " closed order by starts_at")
        .or(() -> day(roster, sites, now, "starts_at <= :now order by starts_at desc"));
  }

  private Optional<LocalDate> day(
      String roster, Collection<Long> sites, Instant now, String which) {
    return handle
        .createQuery(
            "select day from place where roster = :roster and site_id = any(:sites) and "
                + which
                + " limit 1")
        .bind("now", now)
        .bind("roster", roster)
        .bindArray("sites", Long.class, sites)
        .mapTo(LocalDate.class)
        .findOne();
  }

  /// No place on earth is farther from it: the index is by moment, days are a site's own.
  private static Instant near(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
