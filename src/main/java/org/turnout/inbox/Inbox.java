package org.turnout.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.turnout.channel.Address;
import org.turnout.channel.Channel;
import org.turnout.outbox.Outbox;
import org.turnout.outbox.PlannedText;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.people.People;

/// Hand-offs and held texts: opened by turns, closed by a person through [InboxService]. All
/// methods run in the caller's transaction.
public final class Inbox {
  private Inbox() {}

  /// One item with what a person needs to decide. The text is shown to stewards and organizers
  /// only.
  ///
  /// @param claimedBy who takes care of it: `cli:ana`
  public record Item(
      long id,
      String kind,
      String reason,
      Instant openedAt,
      @Nested Address address,
      Optional<String> name,
      String text,
      Optional<String> claimedBy) {
    /// Never the text or the name.
    @Override
    public String toString() {
      return "Item[" + id + " " + kind + "]";
    }
  }

  /// A text that may be an opt-out: until a person has looked, only answers leave for this address.
  public static void holdForReview(
      Handle handle, Contact who, long inboundId, String rule, Instant now) {
    People.hold(handle, who.addressId(), now);
    open(handle, who, inboundId, "review", rule, now);
  }

  /// A steward is wanted.
  public static void handOver(
      Handle handle, Contact who, long inboundId, String reason, Instant now) {
    open(handle, who, inboundId, "hand_over", reason, now);
  }

  private static void open(
      Handle handle, Contact who, long inboundId, String kind, String reason, Instant now) {
    handle
        .createUpdate(
            """
            insert into inbox_item (address_id, person_id, inbound_id, kind, reason, opened_at)
            values (:address, :person, nullif(:inbound, 0), :kind, :reason, :now)
            """)
        .bind("address", who.addressId())
        .bind("person", who.person().id())
        .bind("inbound", inboundId)
        .bind("kind", kind)
        .bind("reason", reason)
        .bind("now", now)
        .execute();
  }

  /// What is open, the oldest first.
  static List<Item> open(Handle handle) {
    return handle
        .createQuery(SELECT + " where i.closed_at is null order by i.opened_at, i.id limit 200")
        .mapTo(Item.class)
        .list();
  }

  /// One open item, which nobody else closes until the transaction ends.
  static Optional<Item> locked(Handle handle, long id) {
    return handle
        .createQuery(SELECT + " where i.closed_at is null and i.id = :id for update of i")
        .bind("id", id)
        .mapTo(Item.class)
        .findOne();
  }

  /// Somebody takes care of it.
  static void claim(Handle handle, long id, String by, Instant now) {
    handle
        .createUpdate("update inbox_item set claimed_by = :by, claimed_at = :now where id = :id")
        .bind("by", by)
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  /// Answers the person and closes the item. The text goes through the outbox, which refuses it if
  /// they have stopped.
  static void answer(Handle handle, long id, String text, String by, Instant now) {
    close(handle, id, "answered", by, now);
    handle
        .createQuery(
            """
            select i.address_id, i.person_id, i.inbound_id, a.channel, a.value,
                   (select o.from_value from outbox o where o.address_id = a.id order by o.id desc limit 1) as sender,
                   (select b.id from inbound b where b.id = i.inbound_id) as answered
            from inbox_item i join address a on a.id = i.address_id where i.id = :id
            """)
        .bind("id", id)
        .map((row, _) -> {
          var channel = Channel.recorded(row.getString("channel"));
          return new PlannedText(
              row.getLong("address_id"),
              row.getLong("person_id"),
              Optional.of(row.getLong("inbound_id")).filter(inbound -> inbound != 0),
              new Address(channel, row.getString("value")),
              new Address(channel, Optional.ofNullable(row.getString("sender")).orElse("unknown")),
              text,
              List.of());
        })
        .findOne()
        .ifPresent(planned -> Outbox.plan(handle, planned, now));
  }

  /// It was not an opt-out: texts may leave again, and the item is closed.
  static void release(Handle handle, long id, String by, Instant now) {
    close(handle, id, "released", by, now);
    liftHold(handle, id);
  }

  /// It was an opt-out: the address is stopped as if the person had said STOP, at the time they
  /// wrote.
  static void stop(
      Handle handle, long id, ConsentStore consent, People people, String by, Instant now) {
    close(handle, id, "stopped", by, now);
    liftHold(handle, id);
    var item =
        handle.createQuery(SELECT + " where i.id = :id").bind("id", id).mapTo(Item.class).one();
    Contact who =
        people
            .find(handle, item.address(), now)
            .orElseThrow(() -> new IllegalStateException("inbox item " + id + " has no address"));
    consent.stop(
        handle,
        who,
        new ConsentStore.Said("decided by a person", Optional.empty(), item.openedAt(), now));
    Outbox.skipStopped(handle, who.addressId());
  }

  private static void close(Handle handle, long id, String outcome, String by, Instant now) {
    handle
        .createUpdate(
            "update inbox_item set closed_at = :now, closed_by = :by, outcome = :outcome where id = :id")
        .bind("now", now)
        .bind("by", by)
        .bind("outcome", outcome)
        .bind("id", id)
        .execute();
  }

  /// The hold ends with its last open review.
  private static void liftHold(Handle handle, long id) {
    handle
        .createQuery(
            """
            select i.address_id from inbox_item i
            where i.id = :id
              and not exists (select 1 from inbox_item other
                              where other.address_id = i.address_id and other.kind = 'review' and other.closed_at is null)
            """)
        .bind("id", id)
        .mapTo(Long.class)
        .findOne()
        .ifPresent(address -> People.release(handle, address));
  }

  private static final String SELECT =
      """
      select i.id, i.kind, i.reason, i.opened_at, a.channel, a.value, p.name, coalesce(b.body, '') as text,
        i.claimed_by
      from inbox_item i join address a on a.id = i.address_id join person p on p.id = i.person_id
      left join inbound b on b.id = i.inbound_id
      """;
}
