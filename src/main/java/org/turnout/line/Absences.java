package org.turnout.line;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Who did not come to a shift that they hold. Who looks for cover asks for as many as [#open]
/// says.
public final class Absences {
  private Absences() {}

  /// Somebody is missing; said again it changes nothing.
  static void mark(Handle handle, long place, long person, Instant now) {
    handle
        .createUpdate(
            """
            insert into absence (place_id, person_id, since) values (:place, :person, :now)
            on conflict do nothing
            """)
        .bind("place", place)
        .bind("person", person)
        .bind("now", now)
        .execute();
  }

  /// They came after all.
  static void found(Handle handle, long place, long person, Instant now) {
    handle
        .createUpdate(
            """
            update absence set found_at = :now
            where place_id = :place and person_id = :person and found_at is null
            """)
        .bind("now", now)
        .bind("place", place)
        .bind("person", person)
        .execute();
  }

  /// Those who are missing at a place and have not come since, the first first.
  public static List<Long> open(Handle handle, long place) {
    return handle
        .createQuery(
            """
            select person_id from absence where place_id = :place and found_at is null
            order by since, person_id
            """)
        .bind("place", place)
        .mapTo(Long.class)
        .list();
  }
}
