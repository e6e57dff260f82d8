package org.turnout.roster;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Directory;
import org.turnout.people.Site;
import org.turnout.roster.Roster.Shift;

/// Brings the tables up to what a roster's file says. Nobody loses a place by it: room never falls
/// below what is taken, and a shift that left the file is closed, not deleted.
///
/// What people of ours have done with a shift stays until the file says something new of the same
/// thing: each value is kept next to what the file said of it last.
public final class RosterStore {
  private static final String STORE =
      """
      insert into place as p (roster, slug, site_id, day, starts_at, ends_at, meet, room, captain,
        captain_phone, filed, filed_starts, filed_ends, filed_meet, filed_room, filed_captain, filed_phone,
        seats, filed_seats)
      values (:roster, :slug, :site, :day, :starts, :ends, :meet, :room, :captain, :captainPhone,
        true, :starts, :ends, :meet, :room, :captain, :captainPhone, :seats, :seats)
      on conflict (roster, slug) do update set
        day = case when (p.filed_starts, p.filed_ends) is distinct from (excluded.starts_at, excluded.ends_at)
          then excluded.day else p.day end,
        starts_at = case when (p.filed_starts, p.filed_ends) is distinct from (excluded.starts_at, excluded.ends_at)
          then excluded.starts_at else p.starts_at end,
        ends_at = case when (p.filed_starts, p.filed_ends) is distinct from (excluded.starts_at, excluded.ends_at)
          then excluded.ends_at else p.ends_at end,
        meet = case when p.filed_meet is distinct from excluded.meet then excluded.meet else p.meet end,
        room = greatest(p.taken, case when p.room_acted
            and (p.filed_room, p.filed_seats) is not distinct from (excluded.room, excluded.seats)
          then p.room
          else greatest(excluded.room, greatest(excluded.seats, seats_taken(p.id))
            + case when excluded.seats is not null then p.taken - seats_taken(p.id) end) end),
        seats = case when p.room_acted
            and (p.filed_room, p.filed_seats) is not distinct from (excluded.room, excluded.seats)
          then p.seats
          when excluded.seats is not null then greatest(excluded.seats, seats_taken(p.id)) end,
        filed_seats = excluded.seats,
        room_acted = p.room_acted
          and (p.filed_room, p.filed_seats) is not distinct from (excluded.room, excluded.seats),
        captain = case when p.filed_captain is distinct from excluded.captain
          then excluded.captain else p.captain end,
        captain_phone = case when p.filed_phone is distinct from excluded.captain_phone
          then excluded.captain_phone else p.captain_phone end,
        closed = p.closed and coalesce(p.filed, false),
        closed_at = case when p.filed then p.closed_at end,
        filed = true,
        filed_starts = excluded.starts_at, filed_ends = excluded.ends_at, filed_meet = excluded.meet,
        filed_room = excluded.room, filed_captain = excluded.captain, filed_phone = excluded.captain_phone
      """;

  private RosterStore() {}

  /// Stores a roster in the caller's transaction.
  ///
  /// @param now campaign time: people hear of what has changed ahead of it
  /// @return the shifts that have less room than before
  public static List<LoweredRoom> store(
      Handle handle, Roster roster, Directory directory, Instant now) {
    FiledMoves.rename(handle, roster, directory, now);
    var lowered = lowered(handle, roster);
    NewsStore.forgetClosing(handle, roster.name(), slugs(roster));
    FiledMoves.tell(handle, roster, directory, now);
    close(handle, roster, now);
    var batch = handle.prepareBatch(STORE);
    for (var shift : roster.shifts()) {
      var site = site(directory, shift);
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
              and not (p.room_acted and p.filed_room is not distinct from s.room)
            order by p.slug
            """)
        .bind("roster", roster.name())
        .bindArray("slugs", String.class, slugs(roster))
        .bindArray("rooms", Integer.class, roster.shifts().stream().map(Shift::room).toList())
        .mapTo(LoweredRoom.class)
        .list();
  }

  private static void close(Handle handle, Roster roster, Instant now) {
    var gone =
        handle
            .createQuery(
                """
                with gone as (
                  select id, closed from place where roster = :roster and filed is not false
                    and not slug = any(:slugs) for update),
                shut as (
                  update place set closed = true, filed = false,
                    closed_at = coalesce(closed_at, :now)
                  where id in (select id from gone) returning *)
                select shut.* from shut join gone using (id) where not gone.closed
                """)
            .bind("now", now)
            .bind("roster", roster.name())
            .bindArray("slugs", String.class, slugs(roster))
            .mapTo(PlaceRow.class)
            .list();
    var due = now.plus(NewsStore.AFTER_EDIT);
    for (var place : gone) {
      if (place.starts().isAfter(now)) {
        NewsStore.ofHolders(handle, place, RosterNews.CLOSED, due);
      }
    }
  }

  static List<String> slugs(Roster roster) {
    return roster.shifts().stream().map(Shift::slug).toList();
  }

  static Site site(Directory directory, Shift shift) {
    return directory
        .site(shift.site())
        .orElseThrow(() -> new IllegalStateException("no site " + shift.site()));
  }

  static Timestamp at(Site site, LocalDateTime time) {
    return Timestamp.from(time.atZone(site.zone()).toInstant());
  }
}
