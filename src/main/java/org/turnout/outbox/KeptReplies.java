package org.turnout.outbox;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What the turns of old texts have said, row by row, until it leaves in one text. All methods run
/// in the caller's transaction.
public final class KeptReplies {
  private KeptReplies() {}

  /// One of them.
  ///
  /// @param pastStop whether it may leave although its person has stopped: a confirmation, say
  /// @param about what the text that it answers was taken for; empty without one
  /// @param overtaken whether its person has said STOP or START since
  public record Row(
      long id, String body, List<String> media, boolean pastStop, String about, boolean overtaken) {
    /// Never the words.
    @Override
    public String toString() {
      return "Row[" + id + "]";
    }
  }

  /// Addresses that something is kept for, the oldest first.
  ///
  /// @param but those to pass by
  /// @param before nothing was kept for them since (campaign time): more may be about to come
  public static List<Long> waiting(
      Handle handle, Collection<Long> but, Instant before, int atMost) {
    return handle
        .createQuery(
            """
            select address_id from outbox
            where state = 'planned' and route = 'later' and address_id <> all(:but)
            group by address_id having max(planned_at) < :before
            order by min(id) limit :most
            """)
        .bindArray("but", Long.class, but)
        .bind("before", before)
        .bind("most", atMost)
        .mapTo(Long.class)
        .list();
  }

  /// What is kept for an address, the oldest first.
  public static List<Row> of(Handle handle, long address) {
    return handle
        .createQuery(
            """
            select o.id, o.body, o.media, o.despite_stop, coalesce(b.kind, '') as about,
                   o.despite_stop
                     and case when a.stopped_at is not null and b.kind in ('stop', 'wrong_number') then a.stopped_at
                              else a.word_at end > b.sent_at as overtaken
            from outbox o join address a on a.id = o.address_id left join inbound b on b.id = o.inbound_id
            where o.address_id = :address and o.state = 'planned' and o.route = 'later'
            order by o.id
            """)
        .bind("address", address)
        .map((row, _) ->
            new Row(
                row.getLong("id"),
                row.getString("body"),
                Arrays.asList((String[]) row.getArray("media").getArray()),
                row.getBoolean("despite_stop"),
                row.getString("about"),
                row.getBoolean("overtaken")))
        .list();
  }

  /// Puts one of them in line, with the words of all.
  public static void release(
      Handle handle, long row, String body, List<String> media, boolean despiteStop) {
    handle
        .createUpdate(
            """
            update outbox set route = 'rest', body = :body, media = :media, despite_stop = :despite
            where id = :row and state = 'planned' and route = 'later'
            """)
        .bind("body", body)
        .bindArray("media", String.class, media)
        .bind("despite", despiteStop)
        .bind("row", row)
        .execute();
  }

  /// Ends the others.
  ///
  /// @param reason `joined`: another row has their words; `stopped`: their person's word ended them
  public static void end(Handle handle, List<Long> rows, String reason) {
    handle
        .createUpdate(
            """
            update outbox set state = 'skipped', reason = :reason
            where id = any(:rows) and state = 'planned' and route = 'later'
            """)
        .bind("reason", reason)
        .bindArray("rows", Long.class, rows)
        .execute();
  }
}
