package org.turnout.roster;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Directory;
import org.turnout.people.Site;
import org.turnout.roster.Roster.Shift;

/// Brings the tables up to what a roster's file says. Nobody loses a place by it: room never falls
/// below what is taken, and a shift that left the file is closed, not deleted.
public final class RosterStore {
  private RosterStore() {}

  /// Stores a roster in the caller's transaction.
  ///
  /// @return the shifts that have less room than before
  public static List<LoweredRoom> store(Handle handle, Roster roster, Directory directory) {
    var lowered = lowered(handle, roster);
    close(handle, roster);
    var batch =
        handle.prepareBatch(
            """
            insert into place (roster, slug, site_id, day, starts_at, ends_at, meet, room, captain,
              captain_phone)
            values (:roster, :slug, :site, :day, :starts, :ends, :meet, :room, :captain,
              :captainPhone)
            on conflict (roster, slug) do update set ends_at = excluded.ends_at,
              meet = excluded.meet, room = greatest(excluded.room, place.taken),
              captain = excluded.captain, captain_phone = excluded.captain_phone, closed = false
            """);
    for (var shift : roster.shifts()) {
      var site =
          directory
              .site(shift.site())
              .orElseThrow(() -> new IllegalStateException("no site " + shift.site()));
      batch
          .bindMethods(shift)
          .bind("roster", roster.name())
          .bind("site", site.id())
          .bind("starts", at(site, shift.starts()))
          .bind("ends", at(site, shift.ends()))
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
    return lowered;
  }

  private static List<LoweredRoom> lowered(Handle handle, Roster roster) {
    return handle
        .createQuery(
            """
            select roster || '/' || p.slug as place, greatest(s.room, p.taken) as room,
              p.room as before, p.taken
            from place p join unnest(:slugs, :rooms) as s (slug, room) on s.slug = p.slug
            where roster = :roster and p.room > greatest(s.room, p.taken)
            order by p.slug
            """)
        .bind("roster", roster.name())
        .bindArray("slugs", String.class, roster.shifts().stream().map(Shift::slug).toList())
        .bindArray("rooms", Integer.class, roster.shifts().stream().map(Shift::room).toList())
        .mapTo(LoweredRoom.class)
        .list();
  }

  private static void close(Handle handle, Roster roster) {
    handle
        .createUpdate(
            "update place set closed = true where roster = :roster and not slug = any(:slugs)")
        .bind("roster", roster.name())
        .bindArray(
            "slugs", String.class, List.copyOf(roster.shifts().stream().map(Shift::slug).toList()))
        .execute();
  }

  private static Timestamp at(Site site, LocalDateTime time) {
    return Timestamp.from(time.atZone(site.zone()).toInstant());
  }
}
