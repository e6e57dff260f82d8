package org.turnout.roster;

import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Directory;
import org.turnout.people.Site;

/// Who may be asked to step in at a shift, in order: those on standby for that very shift, then
/// those of its site, then those of near sites, each the least recently asked first. Only members
/// who have agreed to be asked, who have no shift then nor gave one back, and who were not asked
/// about this one before.
final class CoverCandidates {
  /// So far may the ZIP codes of near sites be apart as numbers: about one urban area.
  private static final int NEAR = 2_000;

  /// So many are looked at for one need.
  private static final int MOST = 20;

  private CoverCandidates() {}

  /// Persons, the first to be asked first. Others may have asked them by the time they are locked.
  static List<Long> of(Handle handle, PlaceRow place, Directory directory) {
    return handle
        .createQuery(
            """
            with agreed as (
              select s.person_id, bool_or(s.place_id is not null) as here, min(s.since) as since
              from standby s where s.roster = :roster and s.ended_at is null
                and (s.place_id is null or s.place_id = :place)
              group by s.person_id)
            select a.person_id from agreed a
            join person p on p.id = a.person_id
            join lateral (select m.site_id from membership m
              where m.person_id = p.id and (m.until is null or m.until > :day)
              order by m.since desc, m.id desc limit 1) m on true
            left join unnest(:sites) with ordinality as near (site_id, far)
              on near.site_id = coalesce(p.site_id, m.site_id)
            left join lateral (select max(e.offered_at) as at from line_entry e
              where e.person_id = p.id and e.cover_need_id is not null) asked on true
            where (a.here or near.far is not null)
              and exists (select from address d
                where d.speaker_id = p.id and d.stopped_at is null and not d.bad)
              and not exists (select from reservation r join place t on t.id = r.place_id
                where r.person_id = p.id and t.starts_at < :ends and t.ends_at > :starts
                  and (r.released_at is null or not t.closed))
              and not exists (select from line_entry e where e.person_id = p.id
                and (e.place_id = :place or e.cover_need_id is not null and e.left_at is null)
                and (e.left_at is null or e.cover_need_id is not null))
            order by a.here desc, near.far, asked.at nulls first, a.since, p.id
            limit :most
            """)
        .bind("roster", place.roster())
        .bind("place", place.id())
        .bind("day", place.day())
        .bind("starts", place.starts())
        .bind("ends", place.ends())
        .bindArray("sites", Long.class, sites(place, directory))
        .bind("most", MOST)
        .mapTo(Long.class)
        .list();
  }

  /// Locks a person without waiting for anybody, so that a turn of theirs that waits for this place
  /// never waits in a circle.
  static boolean lock(Handle handle, long person) {
    return handle
        .createQuery("select id from person where id = :id for no key update skip locked")
        .bind("id", person)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /// The shift's own site, then near ones.
  private static List<Long> sites(PlaceRow place, Directory directory) {
    var own = directory.site(place.siteId()).orElseThrow();
    return directory.sites().stream()
        .filter(site -> near(own, site))
        .sorted(
            Comparator.comparing((Site site) -> site.id() != own.id())
                .thenComparingInt(site -> Site.distance(own.zip(), site.zip()))
                .thenComparing(Site::slug))
        .map(Site::id)
        .toList();
  }

  private static boolean near(Site own, Site other) {
    return own.id() == other.id()
        || (own.zip().matches("[0-9]{5}")
            && other.zip().matches("[0-9]{5}")
            && Math.abs(Integer.parseInt(own.zip()) - Integer.parseInt(other.zip())) <= NEAR);
  }
}
