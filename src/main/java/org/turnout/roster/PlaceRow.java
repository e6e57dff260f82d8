package org.turnout.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.turnout.flow.Outcome.Brought;
import org.turnout.flow.Value;
import org.turnout.people.Site;

/// A place as the table holds it.
///
/// @param seats how many of its room are seated jobs; empty when nobody counts who sits
record PlaceRow(
    long id,
    String roster,
    String slug,
    long siteId,
    LocalDate day,
    @ColumnName("starts_at") Instant starts,
    @ColumnName("ends_at") Instant ends,
    int room,
    Optional<Integer> seats,
    int taken,
    boolean closed,
    Optional<String> meet,
    Optional<String> captain,
    Optional<String> captainPhone) {
  /// What texts may name of the place that an action is about.
  static final Brought MINE =
      new Brought(
          "mine",
          Map.of("day", "day", "start", "time", "end", "time", "site", "text"),
          Map.of(
              "city", "text", "meet", "text", "captain", "text", "phone", "text", "duty", "text",
              "code", "text"));

  boolean full() {
    return taken >= room;
  }

  LocalDateTime localStart(Site site) {
    return LocalDateTime.ofInstant(starts, site.zone());
  }

  /// As flows see it: `day`, `start`, `end`, `site`, `city`, `room` (places left), and `meet`,
  /// `captain`, `phone` where they are known. Times are the site's own.
  Value.Row row(Site site) {
    return row(site, Map.of());
  }

  Value.Row row(Site site, Map<String, Value> more) {
    ZoneId zone = site.zone();
    var fields = new HashMap<String, Value>(more);
    fields.put("day", new Value.Day(day));
    fields.put("start", new Value.Clock(starts.atZone(zone).toLocalTime()));
    fields.put("end", new Value.Clock(ends.atZone(zone).toLocalTime()));
    fields.put("site", new Value.Text(site.name()));
    fields.put("city", new Value.Text(site.city()));
    fields.put("aliases", new Value.Text(String.join(",", site.aliases())));
    fields.put("room", new Value.Number(Math.max(0, room - taken)));
    meet.ifPresent(words -> fields.put("meet", new Value.Text(words)));
    captain.ifPresent(words -> fields.put("captain", new Value.Text(words)));
    captainPhone.ifPresent(words -> fields.put("phone", new Value.Text(words)));
    return new Value.Row(slug, fields);
  }
}
