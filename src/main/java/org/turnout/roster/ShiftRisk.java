package org.turnout.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// A shift that may come out short of people, before it does: for people of ours.
///
/// @param shift its id: `sunset-2026-10-12-0600`
/// @param site the site's slug
/// @param zone the site's, in which its times are said
/// @param open places that nobody holds nor is asked to take
/// @param absent who has the shift, did not come and was not found since
/// @param asked members who are asked to step in now
/// @param untold who has the shift and whose last text was not delivered: they may not know
/// @param waiting people in line who have not been asked
/// @param standingBy who is on standby for this very shift
public record ShiftRisk(
    String shift,
    String site,
    String zone,
    Instant starts,
    Instant ends,
    int room,
    int open,
    int absent,
    int asked,
    int untold,
    int waiting,
    int standingBy,
    Optional<String> captain) {
  /// What is on, or begins so soon, is looked at where nobody says otherwise.
  public static final Duration SOON = Duration.ofHours(24);

  /// Until its start; negative once it has begun.
  public Duration left(Instant now) {
    return Duration.between(now, starts);
  }

  /// What it lacks, in words: `11 of 30 places open`, `2 did not come`.
  public List<String> lacks() {
    var said = new ArrayList<String>();
    if (open > 0) {
      said.add(open + " of " + room + " places open");
    }
    if (absent > 0) {
      said.add(absent + " did not come");
    }
    if (untold > 0) {
      said.add(untold + " may not know: their last text was not delivered");
    }
    if (captain.isEmpty()) {
      said.add("no captain");
    }
    return said;
  }

  /// What a person can do about it now, the most useful first. What is under way is said too, so
  /// that nobody does it twice.
  public List<String> next() {
    var said = new ArrayList<String>();
    if (asked > 0) {
      said.add(
          asked == 1 ? "Wait: 1 is asked to step in" : "Wait: " + asked + " are asked to step in");
    }
    if (untold > 0) {
      said.add("Call those who may not know");
    }
    if (absent > 0) {
      said.add("Ask the captain who is there");
    }
    if (open > absent + asked) {
      said.add(
          waiting > 0 || standingBy > 0
              ? "Add some of the " + waiting + " in line and " + standingBy + " on standby"
              : "Write a blast: nobody is in line or on standby");
    }
    if (captain.isEmpty()) {
      said.add("Name a captain");
    }
    return said;
  }

  /// Shifts of a roster that begin within this time, or are on, and lack somebody; the next first.
  ///
  /// @param site only this one
  public static List<ShiftRisk> of(
      Handle handle, String roster, Optional<String> site, Duration within, Instant now) {
    return handle
        .createQuery(
            """
            select * from (
              select p.slug as shift, s.slug as site, s.zone, p.starts_at as starts, p.ends_at as ends,
                p.room, p.room - p.taken as open, p.captain,
                (select count(*) from absence a join reservation r
                    on r.place_id = a.place_id and r.person_id = a.person_id and r.released_at is null
                  where a.place_id = p.id and a.found_at is null) as absent,
                (select count(*) from line_entry e where e.place_id = p.id and e.left_at is null
                  and e.offered_at is not null and e.cover_need_id is not null) as asked,
                (select count(*) from reservation r join outbox o on o.id = (
                    select max(last.id) from outbox last where last.person_id = r.person_id)
                  where r.place_id = p.id and r.released_at is null
                    and o.state in ('failed', 'undelivered')) as untold,
                (select count(*) from line_entry e where e.place_id = p.id and e.left_at is null
                  and e.offered_at is null) as waiting,
                (select count(*) from standby b
                  where b.place_id = p.id and b.ended_at is null) as standing_by
              from place p join site s on s.id = p.site_id
              where p.roster = :roster and not p.closed and p.ends_at > :now and p.starts_at <= :soon
                and (cast(:site as text) is null or s.slug = :site)) shift
            where open > 0 or absent > 0 or asked > 0 or untold > 0
            order by starts, site
            """)
        .bind("roster", roster)
        .bind("site", site)
        .bind("now", now)
        .bind("soon", now.plus(within))
        .mapTo(ShiftRisk.class)
        .list();
  }
}
