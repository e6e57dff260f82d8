package org.turnout.roster;

import java.time.Instant;
import java.util.ArrayList;
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

/// Places given away, given back, and waited for. Every method works inside the caller's
/// transaction and under the lock of the place's row, so two people can't get the last place; the
/// table's own check is the last word on room.
///
/// Results bring `mine`, the place in question as a row, and `line`, the place in line.
public final class Rosters {
  private final Supplier<Map<String, Roster>> rosters;
  private final Supplier<Directory> directory;
  private final PlaceStore places = new PlaceStore();
  private final WaitlistStore lines;

  /// @param rosters name to roster, as served now
  public Rosters(Supplier<Map<String, Roster>> rosters, Supplier<Directory> directory) {
    this.rosters = rosters;
    this.directory = directory;
    this.lines = new WaitlistStore(directory);
  }

  /// A place for this person ([Reserve]): `got it`, `full` (with `line.next`), `clash` (with the
  /// place that is in the way as `mine`) or `not yet`. Asking again for a place one has is `got
  /// it`.
  public ActionResult reserve(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var roster = roster(request.about());
    var place = places.lock(handle, roster.name(), request.subject(Reserve.PLACE));
    if (place.isEmpty() || place.get().closed()) {
      return full(handle, place);
    }
    var it = place.get();
    var site = site(it);
    if (places.holds(handle, it, who)) {
      return gotIt(handle, it, site, who);
    }
    if (!roster.noticed(it.localStart(site)) || !roster.open(now)) {
      return ActionResult.of(Reserve.NOT_YET);
    }
    var clash = places.clash(handle, it, who);
    if (clash.isPresent()) {
      return ActionResult.of(Reserve.CLASH, Map.of("mine", clash.get().row(site(clash.get()))));
    }
    var offered = lines.take(handle, it, who, now);
    if (!offered && (it.full() || !it.starts().isAfter(now))) {
      return full(handle, place);
    }
    places.reserve(handle, it, who, request.word(Reserve.DUTY), !offered, now);
    return gotIt(handle, it, site, who);
  }

  /// A place, or a place in line, given back ([Release]): `released` with it as `mine`, or `none`.
  /// A freed place is held at once for the first in line, who must be told.
  public ActionResult release(
      Handle handle, ActionRequest.Act request, Contact who, Instant now, List<ToTell> toTell) {
    var roster = roster(request.about());
    var place = places.lock(handle, roster.name(), request.subject(Reserve.PLACE));
    if (place.isEmpty()) {
      return ActionResult.of(Release.NONE);
    }
    var it = place.get();
    var freed = places.release(handle, it, who, now);
    var left = freed ? WaitlistStore.Left.NOT_IN_LINE : lines.leave(handle, it, who, now);
    if (freed || left == WaitlistStore.Left.OFFERED) {
      toTell.addAll(lines.passOn(handle, roster, it, now));
    }
    return freed || left != WaitlistStore.Left.NOT_IN_LINE
        ? ActionResult.of(Release.RELEASED, Map.of("mine", it.row(site(it))))
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
    var mine = places.holds(handle, place, who) ? 0 : lines.join(handle, place, who, now);
    return Waitlist.inLine(mine, roster.line().called(who.language()), place.row(site(place)));
  }

  /// Passes on what was offered and not taken in time; the person who is offered it now must be
  /// told. Campaign time; safe to run on every node at once.
  public List<ToTell> expire(Handle handle, Instant now) {
    var toTell = new ArrayList<ToTell>();
    for (var slot : lines.expired(handle, now)) {
      var roster = rosters.get().get(slot.roster());
      var place = places.lock(handle, slot.roster(), slot.place());
      if (roster != null && place.isPresent()) {
        var lapsed = lines.lapse(handle, place.get(), now);
        for (var i = 0; i < lapsed; i++) {
          toTell.addAll(lines.passOn(handle, roster, place.get(), now));
        }
      }
    }
    return toTell;
  }

  /// The reminders of one place whose moment has come, if there is any: to everybody who held it by
  /// then. Each moment of a place is seen to once, on however many nodes; campaign time.
  public Optional<List<ToTell>> remind(Handle handle, Instant now) {
    for (var roster : rosters.get().values()) {
      for (var reminder : roster.texts().reminders()) {
        var due = DueReminders.next(handle, roster, reminder, now);
        if (due.isPresent()) {
          var row = due.get().place().row(site(due.get().place()));
          return Optional.of(
              places.heldBy(handle, due.get().place(), due.get().at()).stream()
                  .<ToTell>map(person -> new ToTell.Reminded(person, row, reminder.text()))
                  .toList());
        }
      }
    }
    return Optional.empty();
  }

  /// How many places of a roster can be taken now.
  public int room(Handle handle, Roster roster, Instant now) {
    return roster.open(now)
        ? places.ahead(handle, roster.name(), now).stream()
            .filter(place -> roster.noticed(place.localStart(site(place))))
            .mapToInt(place -> Math.max(0, place.room() - place.taken()))
            .sum()
        : 0;
  }

  /// Every roster that is served, by name.
  public Map<String, Roster> all() {
    return rosters.get();
  }

  /// The places ahead that a person holds, for the captain or local to call when they stop texts.
  public List<ToTell.PleaseCall> pleaseCall(Handle handle, long personId, Instant now) {
    return places.ahead(handle, personId, now).stream()
        .map(place ->
            new ToTell.PleaseCall(
                personId,
                place.roster(),
                place.row(site(place)),
                place.captainPhone(),
                place.siteId()))
        .toList();
  }

  private ActionResult gotIt(Handle handle, PlaceRow place, Site site, Contact who) {
    var more =
        places
            .duty(handle, place, who)
            .<Map<String, Value>>map(duty -> Map.of("duty", new Value.Text(duty)))
            .orElse(Map.of());
    return ActionResult.of(Reserve.GOT_IT, Map.of("mine", place.row(site, more)));
  }

  private ActionResult full(Handle handle, Optional<PlaceRow> place) {
    var next = place.map(it -> lines.length(handle, it) + 1).orElse(1L);
    return Reserve.full(next);
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
