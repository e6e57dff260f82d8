package org.turnout.inbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.FieldError;
import org.turnout.audit.Audit;
import org.turnout.inbox.Holds.EndedHold;
import org.turnout.inbox.Inbox.Item;
import org.turnout.people.ConsentStore;
import org.turnout.people.People;
import org.turnout.postgres.Database;

/// What people do about the items of the inbox. Each act is one transaction that locks the item, so
/// of two people who close the same one, one does and the other is told; the act and its entry in
/// the log commit together. What members wrote is theirs: all of it needs [Permission#MEMBERS].
public final class InboxService {
  private final Database database;
  private final InstantSource campaign;
  private final ConsentStore consent;
  private final People people;

  /// @param campaign campaign time
  public InboxService(
      Database database, InstantSource campaign, ConsentStore consent, People people) {
    this.database = database;
    this.campaign = campaign;
    this.consent = consent;
    this.people = people;
  }

  /// What one act does to an item that is open and locked.
  @FunctionalInterface
  private interface Work {
    void on(Handle handle, Item item, Instant now);
  }

  /// What is open, the oldest first.
  public ServiceResult<List<Item>> open(Principal who) {
    return who.transact(
        database, Permission.MEMBERS, handle -> ServiceResult.done(Inbox.open(handle)));
  }

  /// The holds that ended lately without a person: nobody looked, or no answer came to our
  /// question.
  public ServiceResult<List<EndedHold>> ended(Principal who) {
    return who.transact(
        database,
        Permission.MEMBERS,
        handle -> ServiceResult.done(Holds.ended(handle, campaign.instant())));
  }

  /// Says to colleagues that one takes care of it. Until it is closed nobody else can claim it, but
  /// everybody can still close it.
  public ServiceResult<Item> claim(Principal who, long id) {
    String by = who.actor().word();
    Predicate<Item> free = item -> item.claimedBy().filter(other -> !other.equals(by)).isEmpty();
    return act(
        who, id, "claim", free, (handle, item, now) -> Inbox.claim(handle, item.id(), by, now));
  }

  /// Texts the person an answer and closes the item. The outbox refuses the text if they have
  /// stopped.
  public ServiceResult<Item> answer(Principal who, long id, String text) {
    if (text.isBlank()) {
      return new ServiceResult.Invalid<>(List.of(new FieldError("text", "say something")));
    }
    return act(
        who,
        id,
        "answer",
        _ -> true,
        (handle, item, now) ->
            Inbox.answer(handle, item.id(), text.strip(), who.actor().word(), now));
  }

  /// It was not an opt-out: texts may leave for the address again.
  public ServiceResult<Item> release(Principal who, long id) {
    return act(
        who,
        id,
        "release",
        _ -> true,
        (handle, item, now) -> Inbox.release(handle, item.id(), who.actor().word(), now));
  }

  /// It was an opt-out: the address is stopped from the time of that text on.
  public ServiceResult<Item> stop(Principal who, long id) {
    return act(
        who,
        id,
        "stop",
        _ -> true,
        (handle, item, now) ->
            Inbox.stop(handle, item.id(), consent, people, who.actor().word(), now));
  }

  /// The entry in the log says which item and of what kind, never what anybody wrote.
  private ServiceResult<Item> act(
      Principal who, long id, String act, Predicate<Item> fits, Work work) {
    return who.transact(
        database,
        Permission.MEMBERS,
        handle -> {
          var open = Inbox.locked(handle, id);
          if (open.isEmpty()) {
            return new ServiceResult.NotFound<>("There is no open item " + id);
          }
          var item = open.get();
          if (!fits.test(item)) {
            return new ServiceResult.Refused<>(
                "item " + id + " is claimed by " + item.claimedBy().orElse("a colleague"),
                "ask them, or take another one");
          }
          Instant now = campaign.instant();
          work.on(handle, item, now);
          var details = Map.of("kind", item.kind());
          Audit.record(handle, who.actor(), "inbox." + act, "item " + id, details, now);
          return ServiceResult.done(item);
        });
  }
}
