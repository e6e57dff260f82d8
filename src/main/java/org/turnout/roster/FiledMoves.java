package org.turnout.roster;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Directory;
import org.turnout.roster.Roster.Shift;

/// Shifts that an edit of their file moves. The file names a shift by its site, day and start, so a
/// shift with another start looks like one that is gone and one that is new: where that is all that
/// has changed at a site on a day, it is the same shift, and its people keep it.
final class FiledMoves {
  /// A shift of the file that the records did not have, or a place that the file had.
  private record There(long site, LocalDate day) {}

  /// What the file said of a place at the last load.
  private record Filed(String slug, Instant starts, Instant ends, String meet) {}

  private FiledMoves() {}

  /// Gives a place that moved within its day the name that the file has for it now.
  static void rename(Handle handle, Roster roster, Directory directory, Instant now) {
    Map<There, List<PlaceRow>> gone =
        handle
            .createQuery(
                """
                select * from place where roster = :roster and filed is not false and not closed
                  and starts_at > :now and not slug = any(:slugs)
                """)
            .bind("roster", roster.name())
            .bind("now", now)
            .bindArray("slugs", String.class, RosterStore.slugs(roster))
            .mapTo(PlaceRow.class)
            .stream()
            .collect(groupingBy(place -> new There(place.siteId(), place.day())));
    if (gone.isEmpty()) {
      return;
    }
    var known =
        handle
            .createQuery("select slug from place where roster = :roster")
            .bind("roster", roster.name())
            .mapTo(String.class)
            .set();
    roster.shifts().stream()
        .filter(shift -> !known.contains(shift.slug()))
        .collect(
            groupingBy(shift -> new There(RosterStore.site(directory, shift).id(), shift.day())))
        .forEach((there, shifts) -> {
          var before = gone.getOrDefault(there, List.of());
          if (before.size() == 1 && shifts.size() == 1) {
            handle
                .createUpdate("update place set slug = :slug where id = :id")
                .bind("slug", shifts.getFirst().slug())
                .bind("id", before.getFirst().id())
                .execute();
          }
        });
  }

  /// Who holds a shift hears of another time or meeting point in its file.
  static void tell(Handle handle, Roster roster, Directory directory, Instant now) {
    var filed =
        handle
            .createQuery(
                """
                select slug, filed_starts as starts, filed_ends as ends,
                  coalesce(filed_meet, '') as meet
                from place where roster = :roster and filed and not closed and starts_at > :now
                  and filed_starts is not null and slug = any(:slugs) and taken > 0
                """)
            .bind("roster", roster.name())
            .bind("now", now)
            .bindArray("slugs", String.class, RosterStore.slugs(roster))
            .mapTo(Filed.class)
            .stream()
            .collect(toMap(Filed::slug, it -> it));
    var places = new PlaceStore();
    for (var shift : roster.shifts()) {
      var before = filed.get(shift.slug());
      if (before != null && !before.equals(filed(shift, directory))) {
        places
            .lock(handle, roster.name(), shift.slug())
            .ifPresent(place ->
                NewsStore.ofHolders(
                    handle, place, RosterNews.MOVED, now.plus(NewsStore.AFTER_EDIT)));
      }
    }
  }

  private static Filed filed(Shift shift, Directory directory) {
    var site = RosterStore.site(directory, shift);
    return new Filed(
        shift.slug(),
        RosterStore.at(site, shift.starts()).toInstant(),
        RosterStore.at(site, shift.ends()).toInstant(),
        shift.meet().orElse(""));
  }
}
