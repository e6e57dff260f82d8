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

/// Hand-offs and held texts: opened by turns, closed by a person through [InboxService]; a hold
/// also by the member's own word and by the clock ([Holds]). All methods run in the caller's
/// transaction.
public final class Inbox {
  /// As many are listed at once; the next come when these are closed.
  public static final int LISTED = 200;

  private Inbox() {}

  /// One item with what a person needs to decide. The text is shown to stewards and organizers
  /// only.
  ///
  /// @param text all that the member wrote to it, a text on each line
  /// @param claimedBy who takes care of it: `cli:ana`
  /// @param asked whether the member was asked if they want all texts stopped, and has not answered
  /// @param stopped whether no text may leave for the address
  /// @param endsAt when it ends without anybody, if it does (campaign time)
  /// @param run of a blast that the member was answering
  public record Item(
      long id,
      String kind,
      String reason,
      boolean asked,
      Optional<Instant> endsAt,
      Instant openedAt,
      Optional<Instant> closedAt,
      @Nested Address address,
      Optional<String> name,
      @Nested("place_") ItemPlace place,
      String text,
      Optional<String> claimedBy,
      boolean stopped,
      @Nested("alarm_") ItemAlarm alarm,
      Optional<Long> run) {
    /// Whether somebody may be in danger: it comes first.
    public boolean urgent() {
      return reason.contains("emergency: ");
    }

    /// The name of the one who takes care of it, without where they did it.
    public Optional<String> claimer() {
      return claimedBy.map(Inbox::nameOf);
    }

    /// Whether it is a text that may ask for an end of all texts.
    public boolean held() {
      return Kind.DOUBT.is(this);
    }

    /// The same without anything that says who it is or what they wrote.
    Item masked() {
      return new Item(
          id,
          kind,
          reason,
          asked,
          endsAt,
          openedAt,
          closedAt,
          new Address(address.channel(), "-"),
          Optional.empty(),
          place,
          "",
          claimedBy,
          stopped,
          alarm,
          run);
    }

    /// Never the text or the name.
    @Override
    public String toString() {
      return "Item[" + id + " " + kind + "]";
    }
  }

  /// A steward is wanted. A member has one such item: what they write while it is open belongs to
  /// it.
  public static void handOver(
      Handle handle, Contact who, long inboundId, String reason, Instant now) {
    joined(handle, who, reason)
        .ifPresentOrElse(
            item -> add(handle, item, inboundId),
            () -> open(handle, who, inboundId, Kind.HAND_OVER, reason, now));
  }

  /// Somebody should call them: they hold a place, say, and get no more texts. Each call is an item
  /// of its own.
  public static void call(Handle handle, Contact who, long inboundId, String reason, Instant now) {
    open(handle, who, inboundId, Kind.CALL, reason, now);
  }

  /// What an item is; a plea and a doubt are both kept as a `review`.
  enum Kind {
    PLEA("review"),
    DOUBT("review"),
    HAND_OVER("hand_over"),
    CALL("call");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// Whether an item is of this kind.
    boolean is(Item item) {
      return item.kind().equals(word);
    }
  }

  static void open(
      Handle handle, Contact who, long inboundId, Kind kind, String reason, Instant now) {
    handle
        .createUpdate(
            """
            insert into inbox_item (address_id, person_id, inbound_id, kind, asked, reason, opened_at)
            values (:address, :person, nullif(:inbound, 0), :kind, :asked, :reason, :now)
            """)
        .bind("address", who.addressId())
        .bind("person", who.person().id())
        .bind("inbound", inboundId)
        .bind("kind", kind.word)
        .bind("asked", kind == Kind.PLEA)
        .bind("reason", reason)
        .bind("now", now)
        .execute();
  }

  /// The open item of this member, which has this reason too from now on.
  private static Optional<Long> joined(Handle handle, Contact who, String reason) {
    return handle
        .createQuery(
            """
            update inbox_item set reason =
              case when :reason = any(string_to_array(reason, '; ')) then reason
                else reason || '; ' || :reason end
            where id = (
              select min(id) from inbox_item
              where address_id = :address and kind = 'hand_over' and closed_at is null)
            returning id
            """)
        .bind("reason", reason)
        .bind("address", who.addressId())
        .mapTo(Long.class)
        .findOne();
  }

  private static void add(Handle handle, long item, long inboundId) {
    handle
        .createUpdate(
            """
            insert into inbox_text (item_id, inbound_id)
            select :item, :inbound where :inbound > 0 on conflict do nothing
            """)
        .bind("item", item)
        .bind("inbound", inboundId)
        .execute();
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

  /// Nobody takes care of it any more.
  static void unclaim(Handle handle, long id) {
    handle
        .createUpdate("update inbox_item set claimed_by = null, claimed_at = null where id = :id")
        .bind("id", id)
        .execute();
  }

  /// Answers the person. A hold ends with it; any other item stays open, with the one who answered,
  /// and what the member writes next goes to it. The text goes through the outbox, which refuses it
  /// if they have stopped.
  static void answer(Handle handle, Item item, String text, String by, Instant now) {
    long id = item.id();
    if (Kind.DOUBT.is(item)) {
      Holds.close(handle, id, "answered", by, now);
    } else {
      claim(handle, id, by, now);
      People.attend(handle, addressOf(handle, id), true, now);
    }
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

  /// All is said: the item is closed, and the member goes on with Turnout.
  ///
  /// @param note for colleagues; may be empty
  static void close(
      Handle handle, long id, CloseReason reason, String note, String by, Instant now) {
    People.unattend(handle, addressOf(handle, id));
    Holds.close(handle, id, reason.word(), by, now);
    handle
        .createUpdate("update inbox_item set note = nullif(:note, '') where id = :id")
        .bind("note", note)
        .bind("id", id)
        .execute();
  }

  private static long addressOf(Handle handle, long id) {
    return handle
        .createQuery("select address_id from inbox_item where id = :id")
        .bind("id", id)
        .mapTo(Long.class)
        .one();
  }

  /// It was not an opt-out: texts may leave again, and the item is closed.
  static void release(Handle handle, long id, String by, Instant now) {
    Holds.close(handle, id, "released", by, now);
  }

  /// It was an opt-out: the address is stopped as if the person had said STOP, at the time they
  /// wrote.
  static void stop(
      Handle handle, Item item, ConsentStore consent, People people, String by, Instant now) {
    long id = item.id();
    Contact who =
        people
            .find(handle, item.address(), now)
            .orElseThrow(() -> new IllegalStateException("inbox item " + id + " has no address"));
    Holds.close(handle, id, "stopped", by, now);
    Holds.closeAll(handle, who.addressId(), "stopped", by, now);
    consent.stop(
        handle,
        who,
        new ConsentStore.Said("decided by a person", Optional.empty(), item.openedAt(), now));
    Outbox.skipStopped(handle, who.addressId());
  }

  /// The name in who did something: `Ana Cruz` of `console:Ana Cruz`.
  static String nameOf(String by) {
    return by.substring(by.indexOf(':') + 1);
  }
}
