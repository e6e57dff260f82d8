package org.turnout.inbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  /// The longest answer: ten segments of the cheap encoding.
  public static final int LONGEST = 1_530;

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

  /// The open holds, the oldest first.
  public ServiceResult<List<Item>> holds(Principal who) {
    return who.transact(
        database, Permission.MEMBERS, handle -> ServiceResult.done(Inbox.holds(handle)));
  }

  /// The members who wait for a person: emergencies first, then the oldest.
  public ServiceResult<List<Item>> waiting(Principal who) {
    return who.transact(
        database, Permission.MEMBERS, handle -> ServiceResult.done(Inbox.waiting(handle)));
  }

  /// One open item with what was said around it.
  public ServiceResult<ItemThread> thread(Principal who, long id) {
    return who.transact(
        database,
        Permission.MEMBERS,
        handle ->
            Inbox.find(handle, id)
                .<ServiceResult<ItemThread>>map(
                    item -> ServiceResult.done(ItemThread.of(handle, item)))
                .orElseGet(() -> new ServiceResult.NotFound<>("There is no open item " + id)));
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
    return act(
        who,
        id,
        "claim",
        ofAnother(by),
        (handle, item, now) -> Inbox.claim(handle, item.id(), by, now));
  }

  /// Why an act can't be done to an item, and what to do; nothing when it can.
  @FunctionalInterface
  private interface Hindrance {
    Optional<ServiceResult.Refused<Item>> of(Item item);

    static Optional<ServiceResult.Refused<Item>> none(Item item) {
      return Optional.empty();
    }
  }

  private static Hindrance ofAnother(String by) {
    return item ->
        item.claimedBy()
            .filter(other -> !other.equals(by))
            .map(other ->
                new ServiceResult.Refused<>(
                    "item " + item.id() + " is claimed by " + other,
                    "ask them, or take another one"));
  }

  private static Optional<ServiceResult.Refused<Item>> stopped(Item item) {
    return Optional.of(item)
        .filter(Item::stopped)
        .map(_ ->
            new ServiceResult.Refused<>(
                "item " + item.id() + " is of a phone that gets no more texts",
                "call them, then close it"));
  }

  private static Optional<ServiceResult.Refused<Item>> undecided(Item item) {
    return Optional.of(item)
        .filter(Inbox.Kind.DOUBT::is)
        .map(_ ->
            new ServiceResult.Refused<>(
                "item " + item.id() + " may ask for an end of all texts",
                "release it, or stop the phone"));
  }

  /// Texts the person an answer, unless a colleague takes care of them. A hold ends with it; a
  /// hand-over is theirs from then on, and stays open for what the member writes next. Who has
  /// stopped can only be called.
  public ServiceResult<Item> answer(Principal who, long id, String text) {
    if (text.isBlank()) {
      return new ServiceResult.Invalid<>(List.of(new FieldError("text", "say something")));
    }
    if (text.strip().length() > LONGEST) {
      var why = "shorten it to " + LONGEST + " characters, or call them";
      return new ServiceResult.Invalid<>(List.of(new FieldError("text", why)));
    }
    return act(
        who,
        id,
        "answer",
        item -> stopped(item).or(() -> ofAnother(who.actor().word()).of(item)),
        (handle, item, now) -> Inbox.answer(handle, item, text.strip(), who.actor().word(), now));
  }

  /// All is said: a hand-over or a call is closed. Of a hold somebody has to decide.
  ///
  /// @param note the result, for colleagues; may be empty
  public ServiceResult<Item> close(Principal who, long id, String note) {
    return act(
        who,
        id,
        "close",
        InboxService::undecided,
        (handle, item, now) ->
            Inbox.close(handle, item.id(), note.strip(), who.actor().word(), now));
  }

  /// It was not an opt-out: texts may leave for the address again.
  public ServiceResult<Item> release(Principal who, long id) {
    return act(
        who,
        id,
        "release",
        Hindrance::none,
        (handle, item, now) -> Inbox.release(handle, item.id(), who.actor().word(), now));
  }

  /// It was an opt-out: the address is stopped from the time of that text on.
  public ServiceResult<Item> stop(Principal who, long id) {
    return act(
        who,
        id,
        "stop",
        Hindrance::none,
        (handle, item, now) ->
            Inbox.stop(handle, item.id(), consent, people, who.actor().word(), now));
  }

  /// The entry in the log says which item and of what kind, never what anybody wrote.
  private ServiceResult<Item> act(
      Principal who, long id, String act, Hindrance hindrance, Work work) {
    return who.transact(
        database,
        Permission.MEMBERS,
        handle -> {
          var open = Inbox.locked(handle, id);
          if (open.isEmpty()) {
            return new ServiceResult.NotFound<>("There is no open item " + id);
          }
          var item = open.get();
          var hindered = hindrance.of(item);
          if (hindered.isPresent()) {
            return hindered.get();
          }
          Instant now = campaign.instant();
          work.on(handle, item, now);
          var details = Map.of("kind", item.kind());
          Audit.record(handle, who.actor(), "inbox." + act, "item " + id, details, now);
          return ServiceResult.done(item);
        });
  }
}
