package org.turnout.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.turnout.roster.ShiftRisk;

/// Shifts that may come out short of people, before they do.
///
/// @param all the next first
/// @param sites the names of the sites, by slug
/// @param chosen what the address narrows it by
public record RiskPage(
    String roster,
    List<ShiftRisk> all,
    Map<String, String> sites,
    Map<String, String> chosen,
    Instant now) {
  /// More than these are on a page of their own.
  private static final int FIRST = 5;

  public RiskPage {
    all = List.copyOf(all);
  }

  /// The first of them, for the page of the grid.
  public List<ShiftRisk> first() {
    return all.stream().limit(FIRST).toList();
  }

  /// Where all of them are.
  public String address() {
    return chosen.entrySet().stream()
        .filter(one -> !one.getKey().equals("page") && !one.getKey().equals("from"))
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
        .collect(joining("&", RosterGridPage.of(roster) + "/risk?", ""));
  }

  /// `Sunset, Oct 5, 6:00 AM`, by the site's clock.
  public String title(ShiftRisk risk) {
    return sites.getOrDefault(risk.site(), risk.site())
        + ", "
        + RosterGridPage.moment(risk.starts(), ZoneId.of(risk.zone()));
  }

  /// `is on`, or `in 3 h 20 min`
  public String left(ShiftRisk risk) {
    var left = risk.left(now);
    return left.isNegative() || left.isZero()
        ? "is on"
        : "in " + left.toHours() + " h " + left.toMinutesPart() + " min";
  }
}
