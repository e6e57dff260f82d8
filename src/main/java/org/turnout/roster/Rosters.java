package org.turnout.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Value;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.Site;
import org.turnout.time.Bell;

/// Places given away, given back, and waited for. Every method works inside the caller's
/// transaction and under the lock of the place's row, so two people can't get the last place; the
/// table's own check is the last word on room.
///
/// Results bring `mine`, the place in question as a row, and `line`, the place in line.
public final class Rosters {
  private final Supplier<Map<String, Roster>> rosters;
  private final Supplier<Directory> directory;
  private final PlaceStore places = new PlaceStore();
  private final Bell opened = new Bell();
  private final WaitlistStore lines;
  private final LineOffers lineOffers;
  private final StandingOffers offers = new StandingOffers();
  private final Trades trades;
  private final Covers covers;
  private final Standbys standbys;
  private final FlowStarts starts;
  private final PlaceTexts texts;

  /// @param rosters name to roster, as served now
  public Rosters(Supplier<Map<String, Roster>> rosters, Supplier<Directory> directory) {
    this.rosters = rosters;
    this.directory = directory;
    this.lines = new WaitlistStore(directory, opened);
    this.lineOffers = new LineOffers(directory, opened);
    this.trades = new Trades(rosters, directory, lines);
    this.covers = new Covers(rosters, directory, lines);
    this.standbys = new Standbys(rosters, directory);
    this.texts = new PlaceTexts(rosters, directory);
    this.starts = new FlowStarts(rosters, places, lines, offers);
  }

  /// What people are told of their places.
  public PlaceTexts texts() {
    return texts;
  }

  /// Whom to ask and tell of places.
  public FlowStarts starts() {
    return starts;
  }

  /// Several places at once.
  public SeveralPlaces several() {
    return new SeveralPlaces(this);
  }

  /// What members give each other.
  public Trades trades() {
    return trades;
  }

  /// Who steps in when somebody is missing.
  public Covers covers() {
    return covers;
  }

  /// Who has agreed to step in.
  public Standbys standbys() {
    return standbys;
  }

  /// A place for this person ([Reserve]): `got it`, `full` (with `line.next`), `clash` (with the
  /// place that is in the way as `mine`) or `not yet`. Asking again for a place one has is `got
  /// it`, with another duty if one is named and has room. `other duty` when there is room, but not
  /// for what they want to do.
  public ActionResult reserve(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var roster = roster(request.about());
    places.lock(handle, who);
    var place = places.lock(handle, roster.name(), request.subject(Reserve.PLACE));
    if (place.isEmpty() || place.get().closed()) {
      return full(handle, place);
    }
    var it = place.get();
    var wanted = request.word(Reserve.DUTY);
    if (places.holds(handle, it, who.person().id())) {
      return places.assign(handle, it, who, wanted)
          ? gotIt(handle, roster, it, who)
          : otherDuty(handle, it, wanted);
    }
    if (!roster.open(now) || !gate(handle, roster, now).mayTake(it, who)) {
      return ActionResult.of(Reserve.NOT_YET);
    }
    var clash = places.clash(handle, it, who.person().id());
    if (clash.isPresent()) {
      return ActionResult.of(Reserve.CLASH, Map.of("mine", mine(roster, clash.get(), who)));
    }
    var duty = wanted.or(() -> lines.duty(handle, it, who));
    boolean fits = DutyRoom.of(handle, it).map(room -> room.has(duty)).orElse(true);
    var left = lines.take(handle, it, who, fits && !it.full(), now);
    boolean held = left.offered() && steps(handle, left, who, now);
    if (!held && (it.full() || !it.starts().isAfter(now))) {
      return full(handle, place);
    }
    if (!held && !fits) {
      return otherDuty(handle, it, duty);
    }
    places.reserve(handle, it, who, held ? DutyRoom.fitting(handle, it, duty) : duty, !held, now);
    if (!held) {
      CoverNeeds.filled(handle, it, now);
    }
    return gotIt(handle, roster, it, who);
  }

  /// Who was asked to step in has the place only while somebody is missing.
  private static boolean steps(Handle handle, WaitlistStore.Taken left, Contact who, Instant now) {
    return left.need()
        .map(need -> CoverNeeds.cover(handle, need, who.person().id(), now))
        .orElse(true);
  }

  /// A place, or a place in line, given back ([Release]): `released` with it as `mine`, or `none`.
  /// A freed place is held at once for the first in line.
  public ActionResult release(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var roster = roster(request.about());
    var place = places.lock(handle, roster.name(), request.subject(Reserve.PLACE));
    if (place.isEmpty()) {
      return ActionResult.of(Release.NONE);
    }
    var it = place.get();
    var freed = places.release(handle, it, who, now);
    if (freed) {
      lines.passOn(handle, roster, it, now);
    }
    return freed || lines.leave(handle, roster, it, who, now)
        ? ActionResult.of(Release.RELEASED, Map.of("mine", mine(roster, it, who)))
        : ActionResult.of(Release.NONE);
  }

  /// A place in line ([Waitlist]): `in line` with `line.mine` (counted from 1) and `line.deadline`.
  /// Standing there already changes nothing. A person who holds the place, or an offer of it, is
  /// number 0.
  public ActionResult waitlist(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var roster = roster(request.about());
    var place =
        places
            .lock(handle, roster.name(), request.subject(Reserve.PLACE))
            .orElseThrow(
                () -> new IllegalStateException("no place " + request.subject(Reserve.PLACE)));
    var mine =
        places.holds(handle, place, who.person().id())
            ? 0
            : lines.join(handle, place, who, request.word(Reserve.DUTY), now);
    return Waitlist.inLine(mine, roster.line().called(who.language()), mine(roster, place, who));
  }

  /// How long before the start this person wants to be asked ([Lead]): `noted` with the place that
  /// they joined the line of last as `mine`, or `none`.
  public ActionResult lead(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var roster = roster(request.about());
    var lead = Duration.ofHours(Long.parseLong(request.subject(Lead.HOURS)));
    return lines
        .lead(handle, roster.name(), who, lead)
        .map(place -> ActionResult.of(Lead.NOTED, Map.of("mine", mine(roster, place, who))))
        .orElse(ActionResult.of(Lead.NONE));
  }

  /// What is held for this person ([StandingOffer]): `held` with the place offered last as `mine`
  /// and `line.day` and `line.time` as the end of the offer; `gone` with the one whose time ran out
  /// last; or `none`.
  public ActionResult offered(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var roster = roster(request.about());
    var held = offers.newest(handle, request.about(), who);
    if (held.isPresent()) {
      var place = held.get().place();
      return StandingOffer.held(
          held.get().until().atZone(site(place).zone()), mine(roster, place, who));
    }
    return offers
        .lapsed(handle, request.about(), who, now)
        .map(place -> ActionResult.of(StandingOffer.GONE, Map.of("mine", mine(roster, place, who))))
        .orElse(ActionResult.of(StandingOffer.NONE));
  }

  /// The next place that this person holds ([HeldPlace]): `found` with it as `mine`, or `none`.
  public ActionResult holding(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var roster = roster(request.about());
    return places.ahead(handle, who.person().id(), now).stream()
        .filter(place -> place.roster().equals(roster.name()))
        .findFirst()
        .map(place -> ActionResult.of(HeldPlace.FOUND, Map.of("mine", mine(roster, place, who))))
        .orElse(ActionResult.of(HeldPlace.NONE));
  }

  /// Rings when a place is offered to somebody who has not been asked yet: on the node where that
  /// was committed.
  public Bell opened() {
    return opened;
  }

  /// Passes on what was offered and not taken in time, and what no notice covered before, and ends
  /// trades; how many. Campaign time; safe to run on every node at once.
  public int expire(Handle handle, Instant now) {
    int all = 0;
    for (var slot : lines.expired(handle, now)) {
      var roster = rosters.get().get(slot.roster());
      var place = places.lock(handle, slot.roster(), slot.place());
      if (roster != null && place.isPresent()) {
        var lapsed = lines.lapse(handle, place.get(), now);
        lapsed.forEach(offer -> lines.ended(handle, roster, place.get(), offer, now));
        all += lapsed.size();
      }
    }
    for (var roster : rosters.get().values()) {
      all += lineOffers.catchUp(handle, roster, now);
    }
    return all + trades.endOver(handle, now);
  }

  /// How many places of a roster can be taken now.
  public int room(Handle handle, Roster roster, Instant now) {
    var gate = gate(handle, roster, now);
    return open(handle, roster, now).stream()
        .filter(gate::mayGo)
        .mapToInt(place -> Math.max(0, place.room() - place.taken()))
        .sum();
  }

  /// Whether there is a place that this person may take, with room or without.
  public boolean mayTakeAny(Handle handle, Roster roster, Contact who, Instant now) {
    var gate = gate(handle, roster, now);
    return open(handle, roster, now).stream().anyMatch(place -> gate.mayTake(place, who));
  }

  private List<PlaceRow> open(Handle handle, Roster roster, Instant now) {
    return roster.open(now) ? places.ahead(handle, roster.name(), now) : List.of();
  }

  private PlaceGate gate(Handle handle, Roster roster, Instant now) {
    return new PlaceGate(handle, roster, directory.get(), now);
  }

  /// Every roster that is served, by name.
  public Map<String, Roster> all() {
    return rosters.get();
  }

  private Value.Row mine(Roster roster, PlaceRow place, Contact who) {
    return roster.texts().in(who.language(), place.row(site(place)));
  }

  private ActionResult gotIt(Handle handle, Roster roster, PlaceRow place, Contact who) {
    var more = new HashMap<String, Value>();
    places
        .duty(handle, place, who.person().id())
        .ifPresent(duty -> more.put("duty", new Value.Text(duty)));
    CheckInCodes.of(handle, place, who.person().id())
        .ifPresent(code -> more.put("code", new Value.Text(code)));
    return ActionResult.of(
        Reserve.GOT_IT,
        Map.of("mine", roster.texts().in(who.language(), place.row(site(place), more))));
  }

  private ActionResult full(Handle handle, Optional<PlaceRow> place) {
    return Reserve.full(place.map(it -> lines.length(handle, it) + 1).orElse(1L));
  }

  private ActionResult otherDuty(Handle handle, PlaceRow place, Optional<String> duty) {
    boolean seated = DutyRoom.seated(duty);
    int left = DutyRoom.of(handle, place).map(it -> seated ? it.feet() : it.seats()).orElse(0);
    return Reserve.otherDuty(lines.length(handle, place, duty) + 1, seated, left);
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
