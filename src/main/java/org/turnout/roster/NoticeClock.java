package org.turnout.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Directory;
import org.turnout.people.Site;

/// When the days on the line of one roster begin, and what the notices say of them. Made for one
/// transaction.
public final class NoticeClock {
  private final Handle handle;
  private final Roster roster;
  private final CountedDays days;
  private final Directory directory;
  private final Instant now;

  private NoticeClock(Handle handle, Roster roster, Directory directory, Instant now) {
    this.handle = handle;
    this.roster = roster;
    this.days = new CountedDays(handle, roster, directory);
    this.directory = directory;
    this.now = now;
  }

  /// @param now campaign time
  public static NoticeClock of(Handle handle, Roster roster, Directory directory, Instant now) {
    return new NoticeClock(handle, roster, directory, now);
  }

  /// Of every site, by site and time; empty for a roster that needs no notice.
  public List<NoticedDays> all() {
    var overrides = NoticeOverrides.of(handle, roster.name());
    var gate = days.gate();
    var all = new ArrayList<NoticedDays>();
    gate.days()
        .keySet()
        .forEach(
            slug -> directory.site(slug).ifPresent(site -> all.addAll(of(gate, site, overrides))));
    all.sort(
        Comparator.comparing((NoticedDays it) -> it.site().slug())
            .thenComparing(NoticedDays::begins));
    return all;
  }

  /// Of one site, by time.
  public List<NoticedDays> at(Site site) {
    return of(days.gate(site), site, NoticeOverrides.of(handle, roster.name()));
  }

  private List<NoticedDays> of(NoticeGate gate, Site site, List<NoticeOverride> overrides) {
    return gate.days().getOrDefault(site.slug(), List.of()).stream()
        .map(line -> NoticedDays.of(roster.name(), gate, site, line, overrides, now))
        .toList();
  }
}
