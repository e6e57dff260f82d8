package org.turnout.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// An item with everything that was said around it: what came before, what the member wrote, and
/// what they were told, oldest first.
///
/// @param lines the newest [#LONGEST] of them
public record ItemThread(Inbox.Item item, List<Line> lines) {
  /// What came before the item is shown for this long.
  private static final Duration BEFORE = Duration.ofDays(2);

  private static final int LONGEST = 200;

  public ItemThread {
    lines = List.copyOf(lines);
  }

  /// One text.
  ///
  /// @param ours whether Turnout or one of us wrote it
  /// @param photos how many came with it
  public record Line(Instant at, boolean ours, String text, int photos) {
    /// Never the text.
    @Override
    public String toString() {
      return "Line[" + at + "]";
    }
  }

  /// Of an open item.
  static ItemThread of(Handle handle, Inbox.Item item) {
    List<Line> newest =
        handle
            .createQuery(
                """
                select at, ours, text, photos from (
                  select b.received_at as at, false as ours, b.body as text, b.photos
                  from inbound b where b.address_id = (select address_id from inbox_item where id = :id)
                  union all
                  select o.planned_at, true, o.body, cardinality(o.media)
                  from outbox o where o.address_id = (select address_id from inbox_item where id = :id)
                    and o.state <> 'skipped') said
                where at > :since order by at desc, ours desc limit :most
                """)
            .bind("id", item.id())
            .bind("since", item.openedAt().minus(BEFORE))
            .bind("most", LONGEST)
            .mapTo(Line.class)
            .list();
    return new ItemThread(item, newest.reversed());
  }
}
