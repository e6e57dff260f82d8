package org.turnout.roster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// A shift in a list of them, for people of ours.
///
/// @param shift its id: `sunset-2026-10-12-0600`
/// @param site the site's slug
/// @param zone the site's, in which its times are said
/// @param seats how many of its room are seated jobs; empty when nobody counts who sits
/// @param sat how many of those are taken
/// @param taken places that people hold or are asked to take
/// @param waiting people in line who have not been asked
public record ShiftLine(
    String shift,
    String site,
    String zone,
    Instant starts,
    Instant ends,
    int room,
    Optional<Integer> seats,
    int sat,
    int taken,
    int waiting,
    Optional<String> captain,
    boolean closed) {
  /// Shifts of a roster that have not ended, by site and time.
  ///
  /// @param site only this one
  static List<ShiftLine> of(Handle handle, String roster, Optional<String> site, Instant now) {
    return handle
        .createQuery(
            """
            select p.slug as shift, s.slug as site, s.zone, p.starts_at as starts, p.ends_at as ends, p.room,
              p.seats, coalesce(case when p.seats is not null then seats_taken(p.id) end, 0) as sat,
              p.taken, p.captain, p.closed,
              (select count(*) from line_entry e
                where e.place_id = p.id and e.left_at is null and e.offered_at is null) as waiting
            from place p join site s on s.id = p.site_id
            where p.roster = :roster and p.ends_at > :now and (cast(:site as text) is null or s.slug = :site)
            order by s.slug, p.starts_at, p.id
            """)
        .bind("roster", roster)
        .bind("site", site)
        .bind("now", now)
        .mapTo(ShiftLine.class)
        .list();
  }
}
