package org.turnout.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.form.Order.State;

/// The orders among the entries of forms. All methods run in the caller's transaction.
final class Orders {
  private static final String SELECT =
      """
      select e.id, e.form, l.slug as local, s.name as site, e.name, e.contact, e.fields, e.status,
        e.submitted_at, e.withdrawn_at
      from form_entry e
      left join local l on l.id = e.local_id left join site s on s.id = e.site_id
      where e.status is not null
      """;

  private Orders() {}

  /// A part of the list, by id, which is the order in which they came in.
  static List<Order> page(Handle handle, OrderFilter filter, long after, int atMost) {
    return handle
        .createQuery(
            SELECT
                + """
                  and e.withdrawn_at is null and e.status = any(:states) and e.id > :after
                  and (cast(:form as text) is null or e.form = :form)
                  and (cast(:local as text) is null or l.slug = :local)
                order by e.id limit :most
                """)
        .bindArray("states", String.class, filter.states().stream().map(State::word).toList())
        .bind("after", after)
        .bind("form", filter.form())
        .bind("local", filter.local())
        .bind("most", atMost)
        .map((row, _) -> order(row))
        .list();
  }

  static Optional<Order> find(Handle handle, long id) {
    return handle
        .createQuery(SELECT + " and e.id = :id")
        .bind("id", id)
        .map((row, _) -> order(row))
        .findOne();
  }

  /// The same, and nobody else moves it, or takes it back, until the transaction ends.
  static Optional<Order> locked(Handle handle, long id) {
    boolean there =
        handle
            .createQuery("select id from form_entry where id = :id for no key update")
            .bind("id", id)
            .mapTo(Long.class)
            .findOne()
            .isPresent();
    return there ? find(handle, id) : Optional.empty();
  }

  /// Moves an order on, with a line in its trail.
  static void move(Handle handle, long id, State to, String by, Instant now) {
    handle
        .createUpdate(
            """
            with moved as (update form_entry set status = :to where id = :id returning id)
            insert into form_trail (entry_id, what, by, at) select id, :to, :by, :now from moved
            """)
        .bind("to", to.word())
        .bind("id", id)
        .bind("by", by)
        .bind("now", now)
        .execute();
  }

  /// Who moved an order to the state it is in.
  static Optional<String> movedBy(Handle handle, Order order) {
    return handle
        .createQuery(
            "select by from form_trail where entry_id = :id and what = :state order by id desc limit 1")
        .bind("id", order.id())
        .bind("state", order.state().word())
        .mapTo(String.class)
        .findOne();
  }

  private static Order order(ResultSet row) throws SQLException {
    var fields = FieldJson.read(row.getString("fields"));
    var site = Optional.ofNullable(row.getString("site"));
    return new Order(
        row.getLong("id"),
        row.getString("form"),
        Optional.ofNullable(row.getString("local")),
        Optional.ofNullable(fields.get("site")).or(() -> site),
        Optional.ofNullable(row.getString("name")),
        row.getString("contact"),
        fields,
        State.of(row.getString("status")).orElseThrow(),
        row.getTimestamp("submitted_at").toInstant(),
        row.getTimestamp("withdrawn_at") != null);
  }
}
