package org.turnout.roster;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.roster.CoverNeeds.End;
import org.turnout.roster.CoverNeeds.Need;

/// Looks for others when somebody is missing. Each need has one person asked at a time, who answers
/// or lets their time pass before the next one is asked; that is a constraint of the table, too.
/// Safe on every node at once; times are campaign time.
public final class Covers {
  private final Supplier<Map<String, Roster>> rosters;
  private final Supplier<Directory> directory;
  private final WaitlistStore lines;
  private final PlaceStore places = new PlaceStore();
  private final People people = new People();

  Covers(
      Supplier<Map<String, Roster>> rosters, Supplier<Directory> directory, WaitlistStore lines) {
    this.rosters = rosters;
    this.directory = directory;
    this.lines = lines;
  }

  /// Sees to the needs of one shift for which nobody is asked; how many there were.
  public int round(Handle handle, Instant now) {
    var covering =
        rosters.get().values().stream()
            .filter(roster -> roster.cover().isPresent())
            .map(Roster::name)
            .collect(Collectors.toSet());
    if (covering.isEmpty()) {
      return 0;
    }
    CoverNeeds.open(handle, covering, now);
    var place = CoverNeeds.next(handle, covering, now);
    if (place.isEmpty()) {
      return 0;
    }
    var needs = CoverNeeds.unasked(handle, place.get());
    for (var need : needs) {
      see(handle, place.get().slug(), place.get().roster(), need, now);
    }
    return needs.size();
  }

  private void see(Handle handle, String slug, String name, Need need, Instant now) {
    var roster = Optional.ofNullable(rosters.get().get(name)).orElseThrow();
    var cover = roster.cover().orElseThrow();
    var place = places.lock(handle, name, slug).orElseThrow(); // the one before may have filled it
    if (!cover.helps(place, now)) {
      CoverNeeds.end(handle, need.id(), End.OVER, now);
    } else if (need.came()) {
      CoverNeeds.end(handle, need.id(), End.CAME, now);
    } else if (need.absentId().isEmpty() && place.full()) {
      CoverNeeds.end(handle, need.id(), End.TAKEN, now);
    } else if (asks(handle, roster, place, need, now)) {
      lines.ring(handle);
    } else {
      CoverNeeds.lookAgain(handle, need.id(), now);
    }
  }

  private boolean asks(Handle handle, Roster roster, PlaceRow place, Need need, Instant now) {
    var gate = new PlaceGate(handle, roster, directory.get(), now);
    var until = roster.cover().orElseThrow().until(place, now);
    return CoverCandidates.of(handle, place, directory.get()).stream()
        .anyMatch(person ->
            CoverCandidates.lock(handle, person)
                && contact(handle, person, now)
                    .filter(who -> gate.mayTake(place, who))
                    .filter(who -> places.clash(handle, place, who.person().id()).isEmpty())
                    .isPresent()
                && CoverNeeds.ask(handle, place, need, person, until, now));
  }

  private Optional<Contact> contact(Handle handle, long person, Instant now) {
    return new TradePlaces(handle)
        .speaker(person)
        .flatMap(address -> people.find(handle, address, now))
        .filter(who -> !who.stopped() && !who.bad());
  }
}
