package org.turnout.roster;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.turnout.people.Directory;
import org.turnout.people.Site;

/// The days on the line of one roster as the records hold them, counted once for a transaction. A
/// shift that closed before it began does not count; one that had begun does.
final class CountedDays {
  private final Handle handle;
  private final Roster roster;
  private final Directory directory;
  private final Map<Long, NoticeGate> bySite = new HashMap<>();
  private @Nullable NoticeGate all;

  CountedDays(Handle handle, Roster roster, Directory directory) {
    this.handle = handle;
    this.roster = roster;
    this.directory = directory;
  }

  /// What the notices allow at this site. Code that asks for a second one asks for many.
  NoticeGate gate(Site site) {
    if (all != null || !roster.gate().asksForNotice()) {
      return gate();
    }
    var known = bySite.get(site.id());
    if (known != null || bySite.isEmpty()) {
      return bySite.computeIfAbsent(site.id(), _ -> read(Optional.of(site)));
    }
    return gate();
  }

  /// The same of every site.
  NoticeGate gate() {
    var gate = all;
    if (gate == null) {
      gate = roster.gate().asksForNotice() ? read(Optional.empty()) : roster.gate();
      all = gate;
    }
    return gate;
  }

  /// The gate if one place began at another time; empty: if it were not there.
  NoticeGate gateWith(PlaceRow place, Site site, Optional<LocalDateTime> start) {
    var days = new TreeMap<>(gate().days());
    var starts = starts(Optional.of(site), Optional.of(place)).getOrDefault(site.slug(), List.of());
    var then = new java.util.ArrayList<>(starts);
    start.ifPresent(then::add);
    days.put(site.slug(), LineDays.of(then));
    return roster.gate().over(days);
  }

  private NoticeGate read(Optional<Site> site) {
    var days = new TreeMap<String, List<LineDays>>();
    starts(site, Optional.empty()).forEach((slug, starts) -> days.put(slug, LineDays.of(starts)));
    return roster.gate().over(days);
  }

  private record Start(long siteId, Instant startsAt) {}

  private Map<String, List<LocalDateTime>> starts(Optional<Site> site, Optional<PlaceRow> without) {
    return handle
        .createQuery(
            """
            select distinct site_id, starts_at from place
            where roster = :roster and (not closed or starts_at <= closed_at)
              and (cast(:site as bigint) is null or site_id = :site)
              and id <> :without
            """)
        .bind("roster", roster.name())
        .bind("site", site.map(Site::id).orElse(null))
        .bind("without", without.map(PlaceRow::id).orElse(0L))
        .mapTo(Start.class)
        .stream()
        .flatMap(start ->
            directory.site(start.siteId()).stream()
                .map(there ->
                    Map.entry(
                        there.slug(), LocalDateTime.ofInstant(start.startsAt(), there.zone()))))
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }
}
