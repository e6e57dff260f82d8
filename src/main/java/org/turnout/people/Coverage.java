package org.turnout.people;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who looks after the members of a local or a site, and when.
///
/// @param responders in the order in which they are told
/// @param hours in which somebody reads what is passed on, if that is said
/// @param hotline where a person answers at once, as members dial it
public record Coverage(
    List<Responder> responders, Optional<WeekHours> hours, Optional<String> hotline) {
  /// Nobody.
  public static final Coverage NONE = new Coverage(List.of(), Optional.empty(), Optional.empty());

  public Coverage {
    responders = List.copyOf(responders);
  }

  /// With what the other has where this one says nothing, and its people behind ours.
  Coverage or(Coverage other) {
    var all = new ArrayList<>(responders);
    other.responders.stream().filter(more -> !named(more)).forEach(all::add);
    return new Coverage(all, hours.or(() -> other.hours), hotline.or(() -> other.hotline));
  }

  /// The hours that are left of today, or else the next ones. Empty when none are said, or somebody
  /// reads all day.
  public Optional<WeekHours.Span> reads(Instant now, ZoneId zone) {
    return hours.flatMap(week -> week.from(LocalDateTime.ofInstant(now, zone)));
  }

  /// The first who has this role, if anybody does.
  public Optional<Responder> first(ResponderRole role) {
    return responders.stream().filter(one -> one.role() == role).findFirst();
  }

  private boolean named(Responder other) {
    return responders.stream().anyMatch(one -> one.phone().equals(other.phone()));
  }
}
