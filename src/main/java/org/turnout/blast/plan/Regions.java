package org.turnout.blast.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.people.BroadcastWindow;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.Local;
import org.turnout.people.PhoneNumber;
import org.turnout.people.QuietHours;
import org.turnout.people.Site;
import org.turnout.people.Whereabouts;
import org.turnout.people.ZoneFinder;

/// Where recipients may be, as rows of `whereabouts`: the rules of hours are calculated once for
/// each of the few hundred there are. Used by one plan, in its transaction.
final class Regions {
  /// Distinct ZIP codes, sites and area codes of one plan; beyond it they are worked out again.
  private static final int REMEMBERED = 50_000;

  /// Nobody knows where they are.
  static final int NOWHERE = 0;

  private final Handle handle;
  private final Directory directory;
  private final ZoneFinder zones;
  private final QuietHours hours;
  private final Instant now;
  private final Map<Key, Integer> byKey = new HashMap<>();
  private final Map<Whereabouts, Integer> ids = new HashMap<>();
  private final Map<Integer, Whereabouts> byId = new HashMap<>();
  private final Map<Integer, Boolean> allowed = new HashMap<>();

  private record Key(
      Optional<String> zip, long site, Optional<String> area, Optional<ZoneId> zone) {}

  Regions(Handle handle, Directory directory, ZoneFinder zones, QuietHours hours, Instant now) {
    this.handle = handle;
    this.directory = directory;
    this.zones = zones;
    this.hours = hours;
    this.now = now;
  }

  /// The row of somebody's whereabouts.
  int of(Contact who) {
    var number = PhoneNumber.of(who.address().value());
    if (number.isEmpty()) {
      return NOWHERE;
    }
    var phone = number.get();
    var site = who.site(directory);
    var key =
        new Key(
            who.person().zip(),
            site.map(Site::id).orElse(0L),
            phone.areaCode(),
            who.person().zone());
    Integer known = byKey.get(key);
    if (known != null && phone.areaCode().isPresent()) {
      return known;
    }
    int id = id(where(who, phone, site));
    if (byKey.size() < REMEMBERED) {
      byKey.put(key, id);
    }
    return id;
  }

  /// Whether there is any moment at which a broadcast may reach them.
  boolean everAllowed(int id) {
    return id != NOWHERE
        && allowed.computeIfAbsent(
            id, it -> !(hours.at(where(it), now) instanceof BroadcastWindow.Never));
  }

  Whereabouts where(int id) {
    return byId.getOrDefault(id, Whereabouts.NOWHERE);
  }

  /// A zone they told us overrides all others, but no state's rules.
  private Whereabouts where(Contact who, PhoneNumber phone, Optional<Site> site) {
    var where = zones.of(who.person().zip(), site.map(Site::zone), Optional.of(phone));
    if (where.zones().isEmpty()) {
      where =
          who.carrierZip()
              .flatMap(zones::ofZip)
              .or(() -> who.local(directory).map(Regions::of))
              .orElse(where);
    }
    var states = where.states();
    return who.person()
        .zone()
        .map(zone -> new Whereabouts(new LinkedHashSet<>(java.util.List.of(zone)), states))
        .orElse(where);
  }

  private static Whereabouts of(Local local) {
    return new Whereabouts(
        new LinkedHashSet<>(java.util.List.of(local.zone())), java.util.Set.of(local.state()));
  }

  private int id(Whereabouts where) {
    if (where.zones().isEmpty()) {
      return NOWHERE;
    }
    return ids.computeIfAbsent(
        where,
        it -> {
          int id = store(it);
          byId.put(id, it);
          return id;
        });
  }

  private int store(Whereabouts where) {
    var zoneIds = where.zones().stream().map(ZoneId::getId).toList();
    var states = where.states().stream().sorted().toList();
    return handle
        .createQuery(
            """
            with fresh as (
              insert into whereabouts (zones, states) values (:zones, :states)
              on conflict do nothing returning id)
            select id from fresh
            union all select id from whereabouts where zones = :zones::text[] and states = :states::text[] limit 1
            """)
        .bindArray("zones", String.class, zoneIds)
        .bindArray("states", String.class, states)
        .mapTo(Integer.class)
        .one();
  }
}
