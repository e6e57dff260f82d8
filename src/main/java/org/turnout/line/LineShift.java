package org.turnout.line;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.turnout.flow.Outcome.Brought;
import org.turnout.flow.Value;
import org.turnout.people.PhoneNumber;
import org.turnout.people.Site;

/// A place on a roster, as the people who are there see it.
///
/// @param closed it was called off or taken out of its file
record LineShift(
    long id,
    String roster,
    long siteId,
    LocalDate day,
    @ColumnName("starts_at") Instant starts,
    @ColumnName("ends_at") Instant ends,
    boolean closed,
    Optional<String> captain,
    Optional<String> captainPhone) {
  /// What texts may name of it.
  static final Brought MINE =
      new Brought(
          "mine",
          Map.of("day", "day", "start", "time", "end", "time", "site", "text"),
          Map.of("captain", "text", "phone", "text"));

  /// As flows see it; times are the site's own.
  Value.Row row(Site site) {
    var fields = new HashMap<String, Value>();
    fields.put("day", new Value.Day(day));
    fields.put("start", new Value.Clock(starts.atZone(site.zone()).toLocalTime()));
    fields.put("end", new Value.Clock(ends.atZone(site.zone()).toLocalTime()));
    fields.put("site", new Value.Text(site.name()));
    captain.ifPresent(name -> fields.put("captain", new Value.Text(name)));
    captainPhone.ifPresent(phone -> fields.put("phone", new Value.Text(phone)));
    return new Value.Row(Long.toString(id), fields);
  }

  /// The captain's phone as texts come from it.
  Optional<String> captainAddress() {
    return captainPhone
        .flatMap(written -> PhoneNumber.read(written).usable())
        .map(PhoneNumber::e164);
  }

  /// Never the captain's name or number.
  @Override
  public String toString() {
    return "LineShift[" + id + "]";
  }
}
