package org.turnout.people;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Optional;

/// Where a person may be: by ZIP code, else by their site, else by the area code of the phone, and
/// then in every zone in use there. Numbers move with people, so whatever is not certain stays
/// possible.
public final class ZoneFinder {
  private final PrefixTable areaCodes = PrefixTable.read("/zones/area-codes.txt");
  private final PrefixTable zips = PrefixTable.read("/zones/zip.txt");
  private final Whereabouts anywhere = areaCodes.anywhere();

  /// Every zone and state of an area code. A number of no place (toll-free) may be anywhere in the
  /// United States; one of another country is nowhere we know.
  public Whereabouts of(PhoneNumber phone) {
    return phone
        .areaCode()
        .map(code -> areaCodes.of(code).orElse(anywhere))
        .orElse(Whereabouts.NOWHERE);
  }

  /// The zones and state of a five-digit ZIP code, empty for one that is not in use.
  public Optional<Whereabouts> ofZip(String zip) {
    return zips.of(zip);
  }

  /// Every zone this person may be in by the best that is known; the states of both ZIP and area
  /// code count, since a state's rules may follow either.
  public Whereabouts of(Optional<String> zip, Optional<ZoneId> site, Optional<PhoneNumber> phone) {
    Optional<Whereabouts> home = zip.flatMap(this::ofZip);
    Whereabouts byPhone = phone.map(this::of).orElse(Whereabouts.NOWHERE);
    var states = new LinkedHashSet<String>();
    home.ifPresent(where -> states.addAll(where.states()));
    boolean placed = phone.flatMap(PhoneNumber::areaCode).flatMap(areaCodes::of).isPresent();
    if (placed || (home.isEmpty() && site.isEmpty())) {
      states.addAll(byPhone.states());
    }
    var zones = new LinkedHashSet<ZoneId>();
    if (home.isPresent()) {
      zones.addAll(home.get().zones());
    } else if (site.isPresent()) {
      zones.add(site.get());
    } else {
      zones.addAll(byPhone.zones());
    }
    return new Whereabouts(zones, states);
  }
}
