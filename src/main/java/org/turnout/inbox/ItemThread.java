package org.turnout.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// An item with everything that was said around it: what came before, what the member wrote, and
/// what they were told until it was closed, oldest first; and what colleagues noted.
///
/// @param lines the newest [#LONGEST] of them
/// @param cut whether there are older ones, which are left out
/// @param closing how it was closed, if it is
/// @param blast what colleagues call the run that the member was answering: `gear-day #3`
public record ItemThread(
    Inbox.Item item,
    List<Line> lines,
    boolean cut,
    List<ItemNote> notes,
    Optional<Closing> closing,
    Optional<String> blast) {
  /// What came before the item is shown for this long.
  private static final Duration BEFORE = Duration.ofDays(2);

  private static final int LONGEST = 200;

  public ItemThread {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /// One text.
  ///
  /// @param ours whether Turnout or one of us wrote it
  /// @param photos how many came with it
  /// @param blast whether it was one text to many people
  /// @param lost whether it certainly did not arrive
  public record Line(
      Instant at, boolean ours, String text, int photos, boolean blast, boolean lost) {
    /// Never the text.
    @Override
    public String toString() {
      return "Line[" + at + "]";
    }
  }

  /// How an item ended.
  ///
  /// @param closedBy who and where: `console:Ana Cruz`
  /// @param outcome why, in a word or two: `helped`
  public record Closing(String closedBy, Instant closedAt, String outcome, Optional<String> note) {
    /// The name of the one who closed it.
    public String closer() {
      return Inbox.nameOf(closedBy);
    }

    /// Never the note.
    @Override
    public String toString() {
      return "Closing[" + outcome + "]";
    }
  }

  /// What was said before it was opened.
  public List<Line> before() {
    return lines.stream().filter(line -> line.at().isBefore(item.openedAt())).toList();
  }

  /// What has been said since.
  public List<Line> since() {
    return lines.stream().filter(line -> !line.at().isBefore(item.openedAt())).toList();
  }

  static ItemThread of(Handle handle, Inbox.Item item) {
    List<Line> newest =
        handle
            .createQuery(
                """
                select at, ours, text, photos, blast, lost from (
                  select b.received_at as at, false as ours, b.body as text, b.photos,
                    false as blast, false as lost
                  from inbound b where b.address_id = (select address_id from inbox_item where id = :id)
                  union all
                  select o.planned_at, true, o.body, cardinality(o.media), o.kind = 'broadcast',
                    o.state in ('failed', 'undelivered')
                  from outbox o where o.address_id = (select address_id from inbox_item where id = :id)
                    and o.state <> 'skipped') said
                where at > :since and (cast(:until as timestamptz) is null or at <= :until)
                order by at desc, ours desc limit :most
                """)
            .bind("id", item.id())
            .bind("since", item.openedAt().minus(BEFORE))
            .bind("until", item.closedAt())
            .bind("most", LONGEST + 1)
            .mapTo(Line.class)
            .list();
    return new ItemThread(
        item,
        newest.stream().limit(LONGEST).toList().reversed(),
        newest.size() > LONGEST,
        ItemNote.of(handle, item.id()),
        closing(handle, item),
        item.run().flatMap(run -> BlastReplies.title(handle, run)));
  }

  private static Optional<Closing> closing(Handle handle, Inbox.Item item) {
    return handle
        .createQuery(
            """
            select closed_by, closed_at, outcome, note from inbox_item
            where id = :id and closed_at is not null
            """)
        .bind("id", item.id())
        .mapTo(Closing.class)
        .findOne();
  }
}
