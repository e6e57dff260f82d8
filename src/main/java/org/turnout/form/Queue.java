package org.turnout.form;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What has been ordered and not yet sent, for the local that packs it.
public final class Queue {
  /// How far an order has come. It only moves forward.
  public enum Status {
    NEW,
    PACKED,
    SENT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One order.
  ///
  /// @param fields field name to what was filled in
  public record Order(
      long id,
      Optional<Long> localId,
      Optional<String> name,
      Map<String, String> fields,
      Status status,
      Instant at) {
    @Override
    public String toString() {
      return "Order[" + id + ", " + status + "]";
    }
  }

  /// The open orders of a form, oldest first: one local's, or everybody's.
  public List<Order> open(Handle handle, String form, Optional<Long> localId) {
    return handle
        .createQuery(
            """
            select id, local_id, name, fields, status, submitted_at from form_entry
            where form = :form and status in ('new', 'packed') and withdrawn_at is null
              and (cast(:local as bigint) is null or local_id = :local)
            order by submitted_at, id
            """)
        .bind("form", form)
        .bind("local", localId)
        .map((row, _) ->
            new Order(
                row.getLong("id"),
                Optional.ofNullable(row.getObject("local_id", Long.class)),
                Optional.ofNullable(row.getString("name")),
                FieldJson.read(row.getString("fields")),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getTimestamp("submitted_at").toInstant()))
        .list();
  }

  /// Moves an order on; false when it was taken back, or is that far already.
  ///
  /// @param by the organizer who did it
  public boolean move(Handle handle, long id, Status to, String by, Instant now) {
    return handle
            .createUpdate(
                """
                with moved as (
                  update form_entry set status = :to
                  where id = :id and withdrawn_at is null and status <> :to
                    and (status = 'new' or :to = 'sent' and status = 'packed')
                  returning id)
                insert into form_trail (entry_id, what, by, at)
                select id, :to, :by, :now from moved
                """)
            .bind("to", to.word())
            .bind("id", id)
            .bind("by", by)
            .bind("now", now)
            .execute()
        == 1;
  }
}
