package org.turnout.roster.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Reads a member's shifts as events. One that they have no more stays in the calendar as
/// cancelled: left out, a phone would show it on.
final class CalendarStore {
  private CalendarStore() {}

  /// A place that a member has or had.
  ///
  /// @param released whether they have it no more
  private record Row(
      long id,
      String roster,
      int revision,
      Instant startsAt,
      Instant endsAt,
      boolean closed,
      boolean released,
      String site,
      String city,
      Optional<String> meet) {}

  static List<CalendarEvent> of(Handle handle, long person, Instant now) {
    byte[] key = CalendarLinks.key(handle);
    return handle
        .createQuery(
            """
            select r.id, p.roster, p.revision, p.starts_at, p.ends_at, p.closed,
              r.released_at is not null as released, s.name as site, s.city, p.meet
            from reservation r join place p on p.id = r.place_id join site s on s.id = p.site_id
            where r.person_id = :person and p.ends_at > :since
            order by p.starts_at, r.id
            """)
        .bind("person", person)
        .bind("since", now.minus(CalendarLinks.AFTER_LAST))
        .mapTo(Row.class)
        .stream()
        .map(row -> event(key, row))
        .toList();
  }

  /// A place that was given back counts one more than the place itself ever has at that moment: the
  /// calendar takes the end over.
  private static CalendarEvent event(byte[] key, Row row) {
    return new CalendarEvent(
        CalendarLinks.uid(key, row.id),
        row.revision + (row.released ? 1 : 0),
        row.startsAt,
        row.endsAt,
        row.site + " (" + row.roster + ")",
        Optional.of(
            Stream.concat(row.meet.stream(), Stream.of(row.site, row.city))
                .collect(Collectors.joining(", "))),
        row.released || row.closed);
  }
}
