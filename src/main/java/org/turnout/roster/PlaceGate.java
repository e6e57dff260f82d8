package org.turnout.roster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.Local;
import org.turnout.people.People;
import org.turnout.people.Site;

/// Which places of one roster may be given away, by the notices and by what two people have allowed
/// beyond them. Made for one transaction: what was allowed is read once, and only if it matters.
final class PlaceGate {
  private final Handle handle;
  private final Roster roster;
  private final Directory directory;
  private final Instant now;
  private final CountedDays days;
  private @Nullable List<NoticeOverride> overrides;

  /// @param now campaign time
  PlaceGate(Handle handle, Roster roster, Directory directory, Instant now) {
    this.handle = handle;
    this.roster = roster;
    this.directory = directory;
    this.now = now;
    this.days = new CountedDays(handle, roster, directory);
  }

  /// Whether this person may have it.
  boolean mayTake(PlaceRow place, Contact who) {
    var site = site(place);
    var local = who.local(directory).map(Local::slug);
    var cover = days.gate(site).cover(site.slug(), place.localStart(site), local, now);
    return allows(cover, place);
  }

  /// Whether the person with this number may have it.
  boolean mayTake(PlaceRow place, long person) {
    return roster.gate().notices().stream().allMatch(notice -> notice.locals().isEmpty())
        ? mayGo(place)
        : new TradePlaces(handle)
            .speaker(person)
            .flatMap(address -> new People().find(handle, address, now))
            .filter(who -> mayTake(place, who))
            .isPresent();
  }

  /// Whether anybody may have it.
  boolean mayGo(PlaceRow place) {
    return allows(cover(place), place);
  }

  /// What the notices say of it, for anybody.
  NoticeCover cover(PlaceRow place) {
    var site = site(place);
    return days.gate(site).coverOfAnybody(site.slug(), place.localStart(site), now);
  }

  private boolean allows(NoticeCover cover, PlaceRow place) {
    return cover == NoticeCover.COVERED || (cover.mayBeAllowed() && overridden(place));
  }

  private boolean overridden(PlaceRow place) {
    if (overrides == null) {
      overrides = NoticeOverrides.of(handle, roster.name());
    }
    var site = site(place);
    var begins = days.gate(site).begin(site.slug(), place.localStart(site));
    return overrides.stream()
        .anyMatch(it ->
            it.allowedBy().isPresent()
                && it.siteId() == site.id()
                && Optional.of(it.begins()).equals(begins));
  }

  private Site site(PlaceRow place) {
    return directory
        .site(place.siteId())
        .orElseThrow(() -> new IllegalStateException("no site " + place.siteId()));
  }
}
