package org.turnout.roster;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Channel;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Value;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.people.Site;

/// A member gives their place to another, or trades it for one of theirs: one asks, the other
/// agrees, and everything changes hands in one transaction. Persons are locked first, then places,
/// each in the order of their ids, so that no two trades wait for each other; nobody loses a place
/// if the other can't take theirs.
public final class Trades {
  /// More open questions than that are no trade between two.
  private static final int MOST_OPEN = 3;

  private final Supplier<Map<String, Roster>> rosters;
  private final Supplier<Directory> directory;
  private final WaitlistStore lines;
  private final People people = new People();
  private final PlaceStore store = new PlaceStore();

  Trades(
      Supplier<Map<String, Roster>> rosters, Supplier<Directory> directory, WaitlistStore lines) {
    this.rosters = rosters;
    this.directory = directory;
    this.lines = lines;
  }

  /// Asks the member with this number ([Propose]): `asked` with the place as `mine`, or `none` when
  /// they don't hold it. Whether the number is a member's is not said: nobody learns it by asking.
  public ActionResult propose(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var roster = roster(request.about());
    var places = new TradePlaces(handle);
    var held = places.held(roster.name(), request.subject(Reserve.PLACE), who.person().id());
    if (held.isEmpty() || !held.get().starts().isAfter(now)) {
      return ActionResult.of(Propose.NONE);
    }
    people
        .find(handle, Channel.ofPhones().address(request.subject(Propose.PHONE)), now)
        .filter(it -> it.member() && it.person().id() != who.person().id())
        .filter(_ -> TradeStore.open(handle, who.person().id()) < MOST_OPEN)
        .ifPresent(other -> {
          var until = roster.line().until(now, held.get().starts());
          var mutual = request.word(Propose.MUTUAL).filter("trade"::equals).isPresent();
          TradeStore.ask(
              handle, held.get(), who.person().id(), other.person().id(), mutual, until, now);
          lines.ring(handle);
        });
    return ActionResult.of(Propose.ASKED, Map.of("mine", mine(roster, held.get(), who)));
  }

  /// What this person was asked last ([Proposed]): `gift` or `trade` with the place as `mine` and
  /// the end in `line`, or `none`.
  public ActionResult proposed(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var roster = roster(request.about());
    var put = TradeStore.put(handle, roster.name(), who.person().id());
    if (put.isEmpty()) {
      return ActionResult.of(Proposed.NONE);
    }
    var place = new TradePlaces(handle).place(put.get().placeId());
    ZonedDateTime until = put.get().untilAt().atZone(site(place).zone());
    return Proposed.put(put.get().mutual(), until, mine(roster, place, who));
  }

  /// Carries out what this person was asked last ([Agree]): `done` with what they hold now as
  /// `mine`; `clash` with the place of theirs that is in the way; or `over` when it can't be done
  /// any more. After anything but a clash the question is settled.
  ///
  /// For a gift the place named is that gift; for a trade it is what they give for it.
  public ActionResult agree(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var roster = roster(request.about());
    var put = TradeStore.put(handle, roster.name(), who.person().id());
    if (put.isEmpty()) {
      return ActionResult.of(Agree.OVER);
    }
    var trade = put.get();
    var places = new TradePlaces(handle);
    places.lockPersons(trade.askerId(), trade.otherId());
    Optional<PlaceRow> named = store.named(handle, roster.name(), request.subject(Reserve.PLACE));
    Optional<PlaceRow> returned = named.filter(_ -> trade.mutual());
    var ids = new ArrayList<>(List.of(trade.placeId()));
    returned.ifPresent(place -> ids.add(place.id()));
    Map<Long, PlaceRow> locked = store.lock(handle, ids);
    var given = locked.get(trade.placeId());
    if (given == null || !TradeStore.lock(handle, trade)) {
      return ActionResult.of(Agree.OVER);
    }
    Optional<PlaceRow> back = returned.map(place -> locked.getOrDefault(place.id(), place));
    var gate = new PlaceGate(handle, roster, directory.get(), now);
    Optional<Contact> asker =
        places.speaker(trade.askerId()).flatMap(it -> people.find(handle, it, now));
    // A seat goes with the person who needs it.
    var askers = store.duty(handle, given, trade.askerId());
    var others = back.flatMap(place -> store.duty(handle, place, trade.otherId()));
    boolean holds =
        asker.isPresent()
            && !asker.get().stopped()
            && trade.mutual() == back.isPresent()
            && trade.untilAt().isAfter(now)
            && changes(handle, gate, given, trade.askerId(), who, now)
            && DutyRoom.canGo(handle, given, askers, others)
            && (back.isEmpty() || DutyRoom.canGo(handle, back.get(), others, askers))
            && (back.isEmpty()
                || changes(handle, gate, back.get(), trade.otherId(), asker.get(), now))
            && back.filter(
                    place -> store.clash(handle, place, trade.askerId(), given.id()).isPresent())
                .isEmpty();
    if (!holds) {
      TradeStore.end(handle, trade.id(), TradeStore.End.OVER, now);
      lines.ring(handle);
      return ActionResult.of(Agree.OVER);
    }
    var clash = store.clash(handle, given, trade.otherId(), back.map(PlaceRow::id).orElse(0L));
    if (clash.isPresent()) {
      return ActionResult.of(Agree.CLASH, Map.of("mine", mine(roster, clash.get(), who)));
    }
    places.move(
        given,
        trade.askerId(),
        trade.otherId(),
        DutyRoom.after(handle, given, askers, others),
        now);
    leave(handle, roster, given, who, now);
    back.ifPresent(place -> {
      places.move(
          place,
          trade.otherId(),
          trade.askerId(),
          DutyRoom.after(handle, place, others, askers),
          now);
      leave(handle, roster, place, asker.get(), now);
    });
    TradeStore.agreed(handle, trade, back.map(PlaceRow::id), now);
    lines.ring(handle);
    return ActionResult.of(Agree.DONE, Map.of("mine", mine(roster, given, who)));
  }

  /// Whether this place can go from the one to the other.
  private boolean changes(
      Handle handle, PlaceGate gate, PlaceRow place, long from, Contact to, Instant now) {
    return !place.closed()
        && place.starts().isAfter(now)
        && store.holds(handle, place, from)
        && !store.holds(handle, place, to.person().id())
        && gate.mayTake(place, to);
  }

  /// Who has a place leaves its line; what was held for them there is passed on.
  private void leave(Handle handle, Roster roster, PlaceRow place, Contact who, Instant now) {
    lines.leave(handle, roster, place, who, now);
  }

  /// A no to what they were asked last ([Decline]): `declined` with the place as `mine`, or `none`.
  public ActionResult decline(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var roster = roster(request.about());
    var put = TradeStore.put(handle, roster.name(), who.person().id());
    if (put.isEmpty() || !TradeStore.end(handle, put.get().id(), TradeStore.End.DECLINED, now)) {
      return ActionResult.of(Decline.NONE);
    }
    lines.ring(handle);
    var place = new TradePlaces(handle).place(put.get().placeId());
    return ActionResult.of(Decline.DECLINED, Map.of("mine", mine(roster, place, who)));
  }

  /// How the question of this person's ended that they were told of last ([Settled]): the place is
  /// `mine`, and what they got for it `got`.
  public ActionResult settled(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var roster = roster(request.about());
    var ended = TradeStore.ended(handle, roster.name(), who.person().id());
    if (ended.isEmpty()) {
      return ActionResult.of(Settled.NONE);
    }
    var places = new TradePlaces(handle);
    var rows = new HashMap<String, Value>();
    rows.put("mine", mine(roster, places.place(ended.get().placeId()), who));
    ended.get().returnId().ifPresent(id -> rows.put("got", mine(roster, places.place(id), who)));
    return ActionResult.of(
        Settled.of(ended.get().whyEnded().orElse("over"), ended.get().returnId().isPresent()),
        rows);
  }

  /// Ends what was not answered in time or can't be done any more; how many.
  int endOver(Handle handle, Instant now) {
    int ended = TradeStore.endOver(handle, now);
    if (ended > 0) {
      lines.ring(handle);
    }
    return ended;
  }

  private Value.Row mine(Roster roster, PlaceRow place, Contact who) {
    return roster.texts().in(who.language(), place.row(site(place)));
  }

  private Roster roster(String name) {
    return Optional.ofNullable(rosters.get().get(name))
        .orElseThrow(() -> new IllegalStateException("no roster " + name));
  }

  private Site site(PlaceRow place) {
    return directory
        .get()
        .site(place.siteId())
        .orElseThrow(() -> new IllegalStateException("no site " + place.siteId()));
  }
}
