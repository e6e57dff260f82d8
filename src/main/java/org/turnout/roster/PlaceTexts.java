package org.turnout.roster;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.Value;
import org.turnout.people.Directory;
import org.turnout.people.Site;

/// What people are told of their places: reminders, offers that lapsed, what people of ours have
/// done, and whom to call instead. Every method works inside the caller's transaction.
public final class PlaceTexts {
  private final Supplier<Map<String, Roster>> rosters;
  private final Supplier<Directory> directory;
  private final PlaceStore places = new PlaceStore();
  private final StandingOffers offers = new StandingOffers();

  PlaceTexts(Supplier<Map<String, Roster>> rosters, Supplier<Directory> directory) {
    this.rosters = rosters;
    this.directory = directory;
  }

  /// People who were asked and did not answer in time, with the place, to be told so once: locked
  /// until the transaction ends, others pass them by.
  public List<StandingOffers.Lapsed> lapsed(Handle handle, Roster roster, int most) {
    return offers.lapsed(handle, roster, most).stream()
        .map(it ->
            new StandingOffers.Lapsed(it.id(), it.personId(), it.place().row(site(it.place()))))
        .toList();
  }

  /// This one has been told, or can't be.
  public void told(Handle handle, StandingOffers.Lapsed lapsed, Instant now) {
    offers.toldOfLapse(handle, lapsed.entry(), now);
  }

  /// The reminders of one place whose moment has come, if there is any: to everybody who held it by
  /// then. Each moment of a place is seen to once, on however many nodes; campaign time.
  public Optional<List<ToTell.Reminded>> remind(Handle handle, Instant now) {
    for (var roster : rosters.get().values()) {
      for (var reminder : roster.texts().reminders()) {
        var due = DueReminders.next(handle, roster, reminder, now);
        if (due.isPresent()) {
          var row = due.get().place().row(site(due.get().place()));
          return Optional.of(
              places.heldBy(handle, due.get().place(), due.get().at()).stream()
                  .map(person ->
                      new ToTell.Reminded(
                          person,
                          coded(handle, due.get().place(), person, row),
                          reminder.text(),
                          roster.texts()))
                  .toList());
        }
      }
    }
    return Optional.empty();
  }

  /// The place with the code that this person is checked in with.
  private static Value.Row coded(Handle handle, PlaceRow place, long person, Value.Row row) {
    var fields = new HashMap<>(row.fields());
    CheckInCodes.of(handle, place, person)
        .ifPresent(code -> fields.put("code", new Value.Text(code)));
    return new Value.Row(row.id(), fields);
  }

  /// What ours have done with places, to be told to their people: locked, others pass them by.
  public List<ToTell.News> news(Handle handle, Roster roster, Instant now, int most) {
    return NewsStore.due(handle, roster.name(), now, most).stream()
        .map(it ->
            new ToTell.News(
                it.id(),
                it.personId(),
                it.kind(),
                it.held(),
                it.place().row(site(it.place())),
                it.place().starts(),
                it.place().siteId()))
        .toList();
  }

  /// These have heard it, or can't be told by text.
  public void heard(Handle handle, ToTell.News news, boolean reached, Instant now) {
    NewsStore.told(handle, news.id(), reached, now);
  }

  /// These hear it later.
  public void putOff(Handle handle, ToTell.News news, Instant until) {
    NewsStore.putOff(handle, news.id(), until);
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

  private Site site(PlaceRow place) {
    return directory
        .get()
        .site(place.siteId())
        .orElseThrow(() -> new IllegalStateException("no site " + place.siteId()));
  }
}
