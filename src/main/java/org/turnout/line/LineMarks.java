package org.turnout.line;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.turnout.line.AttendanceStore.Word;
import org.turnout.line.CaptainDesk.Mark;

/// What captains' pages have said. The code that writes has locked the shift's row.
final class LineMarks {
  private LineMarks() {}

  static boolean known(Handle handle, UUID id) {
    return handle
        .createQuery("select exists (select from line_mark where id = :id)")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  /// Whether somebody holds or has held this place, or came to it.
  static boolean belongs(Handle handle, long place, long person) {
    return handle
        .createQuery(
            """
            select exists (select from reservation where place_id = :place and person_id = :person)
              or exists (select from attendance where place_id = :place and person_id = :person)
            """)
        .bind("place", place)
        .bind("person", person)
        .mapTo(Boolean.class)
        .one();
  }

  /// What a person holds there now.
  static Optional<Long> reservation(Handle handle, long place, long person) {
    return handle
        .createQuery(
            """
            select id from reservation
            where place_id = :place and person_id = :person and released_at is null
            """)
        .bind("place", place)
        .bind("person", person)
        .mapTo(Long.class)
        .findOne();
  }

  /// @param person empty for a walk-in whom nobody knows
  static void keep(
      Handle handle, long place, Mark mark, Optional<Long> person, Word word, String outcome) {
    handle
        .createUpdate(
            """
            insert into line_mark (id, place_id, person_id, who, act, by, claimed_at, at, outcome)
            values (:id, :place, :person, :who, :act, :by, :claimed, :at, :outcome)
            """)
        .bind("id", mark.id())
        .bind("place", place)
        .bind("person", person)
        .bind("who", mark.who())
        .bind("act", mark.act())
        .bind("by", word.by())
        .bind("claimed", word.claimed())
        .bind("at", word.at())
        .bind("outcome", outcome)
        .execute();
  }
}
