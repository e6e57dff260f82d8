package org.turnout.inbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.FieldError;
import org.turnout.audit.Audit;
import org.turnout.inbox.Holds.EndedHold;
import org.turnout.inbox.Inbox.Item;
import org.turnout.inbox.InboxFilter.Queue;
import org.turnout.people.ConsentStore;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.postgres.Database;

/// What people do about the items of the inbox. Each act is one transaction that locks the item, so
/// of two people who close the same one, one does and the other is told; the act and its entry in
/// the log commit together.
///
/// That somebody waits may be seen by every role. Who it is and what they wrote needs
/// [Permission#INBOX], and a steward has that for the locals and sites only that they are told for:
/// the items of others are not there for them.
public final class InboxService {
  /// The longest answer: ten segments of the cheap encoding.
  public static final int LONGEST = 1_530;

  /// The longest note.
  public static final int LONGEST_NOTE = 1_000;

  private final Database database;
  private final InstantSource campaign;
  private final ConsentStore consent;
  private final People people;
  private final Supplier<Directory> places;

  /// @param campaign campaign time
  /// @param places who is told for which local and site, as the campaign's files say it now
  public InboxService(
      Database database,
      InstantSource campaign,
      ConsentStore consent,
      People people,
      Supplier<Directory> places) {
    this.database = database;
    this.campaign = campaign;
    this.consent = consent;
    this.people = people;
    this.places = places;
  }

  /// What one act does to an item that is open and locked.
  @FunctionalInterface
  private interface Work {
    void on(Handle handle, Item item, Instant now);
  }

  /// What is open and fits: who waits before what is held, emergencies first, then the oldest. A
  /// role that may not read items sees them masked.
  public ServiceResult<List<Item>> list(Principal who, InboxFilter filter) {
    return shown(who, handle -> InboxItems.list(handle, scope(who), filter, campaign.instant()));
  }

  /// The same by number, from the one after this on.
  public ServiceResult<List<Item>> page(Principal who, InboxFilter filter, long after, int most) {
    Instant now = campaign.instant();
    return shown(who, handle -> InboxItems.page(handle, scope(who), filter, now, after, most));
  }

  /// The members who wait for a person: emergencies first, then the oldest.
  public ServiceResult<List<Item>> waiting(Principal who) {
    return list(who, InboxFilter.ALL.in(Queue.WAITING));
  }

  /// The open holds, the oldest first.
  public ServiceResult<List<Item>> holds(Principal who) {
    return list(who, InboxFilter.ALL.in(Queue.HOLDS));
  }

  /// How many are open, and where.
  public ServiceResult<InboxCounts> counts(Principal who) {
    return who.transact(
        database,
        Permission.QUEUE,
        handle -> ServiceResult.done(InboxItems.counts(handle, scope(who), campaign.instant())));
  }

  /// How many members wait whose items are replies to this run of a blast.
  public int waiting(long run) {
    return database.with(handle -> BlastReplies.waiting(handle, run));
  }

  /// One item, open or closed, with what was said around it.
  public ServiceResult<ItemThread> thread(Principal who, long id) {
    return who.transact(
        database,
        Permission.INBOX,
        handle ->
            InboxItems.find(handle, scope(who), id, campaign.instant())
                .<ServiceResult<ItemThread>>map(
                    item -> ServiceResult.done(ItemThread.of(handle, item)))
                .orElseGet(() -> new ServiceResult.NotFound<>("There is no item " + id)));
  }

  /// The holds that ended lately without a person: nobody looked, or no answer came to our
  /// question.
  public ServiceResult<List<EndedHold>> ended(Principal who) {
    return who.transact(
        database,
        Permission.INBOX,
        handle -> ServiceResult.done(Holds.ended(handle, scope(who), campaign.instant())));
  }

  /// Says to colleagues that one takes care of it. Until it is closed or given back nobody else can
  /// claim it, but everybody can still close it.
  public ServiceResult<Item> claim(Principal who, long id) {
    return act(
        who,
        id,
        "claim",
        Hindrance.ofAnother(who),
        (handle, item, now) -> Inbox.claim(handle, item.id(), who.actor().word(), now));
  }

  /// Shows the whole number of an open item, for a call: the item comes with it, and the log says
  /// who asked.
  public ServiceResult<Item> number(Principal who, long id) {
    return act(who, id, "number", Hindrance::none, (_, _, _) -> {});
  }

  /// Texts the person an answer, unless a colleague takes care of them. A hold ends with it; a
  /// hand-over is theirs from then on, and stays open for what the member writes next. Who has
  /// stopped can only be called.
  public ServiceResult<Item> answer(Principal who, long id, String text) {
    return wrong("text", text, LONGEST, "shorten it to " + LONGEST + " characters, or call them")
        .orElseGet(() ->
            act(
                who,
                id,
                "answer",
                item -> Hindrance.stopped(item).or(() -> Hindrance.ofAnother(who).of(item)),
                (handle, item, now) ->
                    Inbox.answer(handle, item, text.strip(), who.actor().word(), now)));
  }

  /// Tells colleagues something about an item. It is kept there and never sent.
  public ServiceResult<Item> annotate(Principal who, long id, String text) {
    return wrong("text", text, LONGEST_NOTE, "shorten it to " + LONGEST_NOTE + " characters")
        .orElseGet(() ->
            act(
                who,
                id,
                "note",
                Hindrance::none,
                (handle, item, now) ->
                    ItemNote.add(handle, item.id(), text.strip(), who.actor().word(), now)));
  }

  /// All is said: a hand-over or a call is closed. Of a hold somebody has to decide.
  ///
  /// @param note for colleagues; may be empty, unless the reason is another one
  public ServiceResult<Item> close(Principal who, long id, CloseReason reason, String note) {
    Optional<ServiceResult<Item>> wrong =
        note.isBlank() && reason != CloseReason.OTHER
            ? Optional.empty()
            : wrong("note", note, LONGEST_NOTE, "shorten it to " + LONGEST_NOTE + " characters");
    return wrong.orElseGet(() ->
        act(
            who,
            id,
            "close",
            Hindrance::undecided,
            (handle, item, now) ->
                Inbox.close(handle, item.id(), reason, note.strip(), who.actor().word(), now)));
  }

  private static Optional<ServiceResult<Item>> wrong(
      String field, String text, int longest, String tooLong) {
    return text.isBlank()
        ? Optional.of(invalid(field, "say something"))
        : text.strip().length() > longest ? Optional.of(invalid(field, tooLong)) : Optional.empty();
  }

  private static ServiceResult<Item> invalid(String field, String why) {
    return new ServiceResult.Invalid<>(List.of(new FieldError(field, why)));
  }

  /// Gives an item back. Of a hold it says that it was not an opt-out: texts may leave for the
  /// address again. Any other one is nobody's then, so that a colleague can take it.
  public ServiceResult<Item> release(Principal who, long id) {
    return act(
        who,
        id,
        "release",
        Hindrance::none,
        (handle, item, now) -> {
          if (item.held()) {
            Inbox.release(handle, item.id(), who.actor().word(), now);
          } else {
            Inbox.unclaim(handle, item.id());
          }
        });
  }

  /// It was an opt-out: the address is stopped from the time of that text on.
  public ServiceResult<Item> stop(Principal who, long id) {
    return act(
        who,
        id,
        "stop",
        Hindrance::none,
        (handle, item, now) -> Inbox.stop(handle, item, consent, people, who.actor().word(), now));
  }

  private InboxScope scope(Principal who) {
    return InboxScope.of(who, places.get());
  }

  private ServiceResult<List<Item>> shown(Principal who, Function<Handle, List<Item>> read) {
    return who.transact(
        database,
        Permission.QUEUE,
        handle -> {
          var items = read.apply(handle);
          return ServiceResult.done(
              who.may(Permission.INBOX) ? items : items.stream().map(Item::masked).toList());
        });
  }

  /// The entry in the log says which item and of what kind, never what anybody wrote.
  private ServiceResult<Item> act(
      Principal who, long id, String act, Hindrance hindrance, Work work) {
    return who.transact(
        database,
        Permission.INBOX,
        handle -> {
          Instant now = campaign.instant();
          var open = InboxItems.locked(handle, scope(who), id, now);
          if (open.isEmpty()) {
            return new ServiceResult.NotFound<>("There is no open item " + id);
          }
          var item = open.get();
          var hindered = hindrance.of(item);
          if (hindered.isPresent()) {
            return hindered.get();
          }
          work.on(handle, item, now);
          var details = Map.of("kind", item.kind());
          Audit.record(handle, who.actor(), "inbox." + act, "item " + id, details, now);
          return ServiceResult.done(item);
        });
  }
}
