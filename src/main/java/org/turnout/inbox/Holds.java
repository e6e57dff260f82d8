package org.turnout.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.channel.Address;
import org.turnout.inbox.Inbox.Kind;
import org.turnout.outbox.Outbox;
import org.turnout.people.ConsentStore;
import org.turnout.people.ConsentStore.Change;
import org.turnout.people.ConsentStore.Said;
import org.turnout.people.Contact;
import org.turnout.people.People;

/// Holds of an address: texts that may ask for an end of all texts, and how they ended. While one
/// is open, broadcasts wait; answers and service texts go on. Every method runs in the caller's
/// transaction, under the lock of the address's row.
public final class Holds {
  /// How long one lasts when nobody does anything: what the question says is "tomorrow".
  public static final Duration LAST = Duration.ofHours(24);

  /// How long ended ones are listed.
  static final Duration LISTED = Duration.ofDays(14);

  /// When a hold began, in SQL: that somebody takes care of it gives them another day, but a member
  /// who was asked is told when their silence counts.
  static final String BEGAN =
      "case when i.asked then i.opened_at else greatest(i.opened_at, i.claimed_at) end";

  private static final String NOT_SEEN = "not seen";

  private Holds() {}

  /// A hold that ended without a person of ours.
  ///
  /// @param outcome `stopped` (no answer came to our question) or `not seen` (nobody looked)
  public record EndedHold(
      long id,
      String reason,
      Instant openedAt,
      Instant closedAt,
      String outcome,
      @Nested Address address,
      Optional<String> name,
      String text) {
    /// Never the text or the name.
    @Override
    public String toString() {
      return "EndedHold[" + id + " " + outcome + "]";
    }
  }

  /// An open hold, as the clock sees it.
  record OpenHold(long id, String reason, boolean asked, Instant openedAt, boolean over) {}

  /// A text that may be an opt-out, for a person to look at.
  public static void review(Handle handle, Contact who, long inboundId, String rule, Instant now) {
    People.hold(handle, who.addressId(), now);
    Inbox.open(handle, who, inboundId, Kind.DOUBT, rule, now);
  }

  /// A likely plea, which the member is asked about.
  ///
  /// @param turn the one that asks
  public static void ask(
      Handle handle, Contact who, long turn, long inboundId, String rule, Instant now) {
    People.hold(handle, who.addressId(), now);
    People.ask(handle, who.addressId(), turn);
    Inbox.open(handle, who, inboundId, Kind.PLEA, rule, now);
  }

  /// The member has said what they want: all holds of the address end.
  ///
  /// @param outcome `stopped` or `kept`
  public static void answered(Handle handle, long address, String outcome, Instant now) {
    closeAll(handle, address, outcome, "member", now);
  }

  static void closeAll(Handle handle, long address, String outcome, String by, Instant now) {
    handle
        .createUpdate(
            """
            update inbox_item set closed_at = :now, closed_by = :by, outcome = :outcome
            where address_id = :address and kind = 'review' and closed_at is null
            """)
        .bind("now", now)
        .bind("by", by)
        .bind("outcome", outcome)
        .bind("address", address)
        .execute();
    settle(handle, address);
  }

  /// Closes one item; the hold ends with the last open one of its address.
  static void close(Handle handle, long id, String outcome, String by, Instant now) {
    handle
        .createQuery(
            """
            update inbox_item set closed_at = :now, closed_by = :by, outcome = :outcome where id = :id
            returning address_id
            """)
        .bind("now", now)
        .bind("by", by)
        .bind("outcome", outcome)
        .bind("id", id)
        .mapTo(Long.class)
        .findOne()
        .ifPresent(address -> settle(handle, address));
  }

  private static void settle(Handle handle, long address) {
    List<Boolean> asked =
        handle
            .createQuery(
                """
                select asked from inbox_item
                where address_id = :address and kind = 'review' and closed_at is null
                """)
            .bind("address", address)
            .mapTo(Boolean.class)
            .list();
    People.settle(handle, address, !asked.isEmpty(), asked.contains(true));
  }

  /// Locks the address of a hold whose time is over, the oldest first; other nodes take the next.
  ///
  /// @param but addresses to pass by
  public static Optional<Long> lockDue(Handle handle, Collection<Long> but, Instant now) {
    return handle
        .createQuery(
            """
            select a.id from inbox_item i join address a on a.id = i.address_id
            where i.kind = 'review' and i.closed_at is null and i.opened_at <= :began and %s <= :began
              and a.id <> all(:but)
            order by i.opened_at, i.id limit 1 for update of a skip locked
            """
                .formatted(BEGAN))
        .bind("began", now.minus(LAST))
        .bindArray("but", Long.class, but)
        .mapTo(Long.class)
        .findOne();
  }

  /// Ends what is over of a locked address. Silence to our question is a STOP from the time of the
  /// plea, so that a START since then wins; what nobody looked at ends and is listed. A decision
  /// that was made first has closed the items, and nothing happens.
  ///
  /// @return what was done, if anything was: `stopped` or `not seen`
  public static Optional<String> end(
      Handle handle, Contact who, ConsentStore consent, Instant now) {
    List<OpenHold> open = open(handle, who.addressId(), now);
    var silent = open.stream().filter(hold -> hold.asked() && hold.over()).findFirst();
    if (silent.isPresent()) {
      stop(handle, who, silent.get(), consent, now);
      return Optional.of("stopped");
    }
    List<OpenHold> over = open.stream().filter(OpenHold::over).toList();
    over.forEach(hold -> {
      consent.note(
          handle,
          who,
          ConsentStore.What.NOT_SEEN,
          new Said(hold.reason(), Optional.empty(), now, now));
      close(handle, hold.id(), NOT_SEEN, Actor.TURNOUT.word(), now);
    });
    over.forEach(hold -> log(handle, hold, NOT_SEEN, now));
    return over.isEmpty() ? Optional.empty() : Optional.of(NOT_SEEN);
  }

  /// Nobody speaks from the address any more: its holds end without a word about anybody.
  public static void abandoned(Handle handle, long address, Instant now) {
    closeAll(handle, address, NOT_SEEN, Actor.TURNOUT.word(), now);
  }

  private static void stop(
      Handle handle, Contact who, OpenHold hold, ConsentStore consent, Instant now) {
    var silence = new Said("no answer", Optional.empty(), hold.openedAt(), now);
    // A newer word may also be the carrier's refusal, or a STOP.
    boolean stopped = consent.stop(handle, who, silence) != Change.OVERTAKEN || who.stopped();
    String outcome = stopped ? "stopped" : "kept";
    closeAll(handle, who.addressId(), outcome, Actor.TURNOUT.word(), now);
    if (stopped) {
      Outbox.skipStopped(handle, who.addressId());
    }
    log(handle, hold, outcome, now);
  }

  private static void log(Handle handle, OpenHold hold, String outcome, Instant now) {
    Audit.record(
        handle,
        Actor.TURNOUT,
        "inbox.end",
        "item " + hold.id(),
        Map.of("kind", "review", "outcome", outcome),
        now);
  }

  /// The open holds of a locked address.
  static List<OpenHold> open(Handle handle, long address, Instant now) {
    return handle
        .createQuery(
            """
            select i.id, i.reason, i.asked, i.opened_at, %s <= :began as over from inbox_item i
            where i.address_id = :address and i.kind = 'review' and i.closed_at is null order by i.id
            """
                .formatted(BEGAN))
        .bind("address", address)
        .bind("began", now.minus(LAST))
        .mapTo(OpenHold.class)
        .list();
  }

  /// What the clock ended lately, the newest first.
  static List<EndedHold> ended(Handle handle, InboxScope scope, Instant now) {
    String sql =
        """
        select i.id, i.reason, i.opened_at, i.closed_at, i.outcome, a.channel, a.value, p.name,
          coalesce(b.body, '') as text
        %s left join inbound b on b.id = i.inbound_id
        where %s and i.kind = 'review' and i.closed_at > :since and i.closed_by = 'turnout:turnout'
        order by i.closed_at desc, i.id desc limit 200
        """
            .formatted(InboxItems.FROM, InboxItems.WITHIN);
    return InboxItems.scoped(handle.createQuery(sql), scope, now)
        .bind("since", now.minus(LISTED))
        .mapTo(EndedHold.class)
        .list();
  }
}
