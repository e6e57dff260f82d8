package org.turnout.inbox;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What one of us tells colleagues about an item. It is kept there and never sent.
///
/// @param writtenBy who and where: `console:Ana Cruz`
public record ItemNote(String writtenBy, Instant writtenAt, String body) {
  /// The name of the one who wrote it.
  public String writer() {
    return Inbox.nameOf(writtenBy);
  }

  /// Never the words.
  @Override
  public String toString() {
    return "ItemNote[" + writtenAt + "]";
  }

  static void add(Handle handle, long item, String body, String by, Instant now) {
    handle
        .createUpdate(
            """
            insert into inbox_note (item_id, written_by, written_at, body)
            values (:item, :by, :now, :body)
            """)
        .bind("item", item)
        .bind("by", by)
        .bind("now", now)
        .bind("body", body)
        .execute();
  }

  /// Those of an item, oldest first.
  static List<ItemNote> of(Handle handle, long item) {
    return handle
        .createQuery(
            """
            select written_by, written_at, body from inbox_note where item_id = :item order by id
            """)
        .bind("item", item)
        .mapTo(ItemNote.class)
        .list();
  }
}
