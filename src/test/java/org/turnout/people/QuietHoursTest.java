package org.turnout.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.testkit.TestVectors;
import tools.jackson.databind.JsonNode;

/// The hours of broadcasts, at both edges of every day around both changes of the clocks, for every
/// area code, against the rules as a lawyer would say them: written here a second time, by hand, so
/// that no slip in the table or in the arithmetic goes unseen.
class QuietHoursTest {
  private static final ZoneFinder ZONES = new ZoneFinder();
  private static final QuietHours QUIET = QuietHours.builtIn();

  /// Clocks go back on November 1, 2026 and forward on March 14, 2027, both Sundays.
  private static final List<LocalDate> CHANGES =
      List.of(LocalDate.of(2026, 11, 1), LocalDate.of(2027, 3, 14));

  /// States with hours of their own, by the region's name in the vectors.
  private static final Map<String, String> STATES =
      Map.ofEntries(
          Map.entry("Alabama", "AL"),
          Map.entry("Connecticut", "CT"),
          Map.entry("Florida", "FL"),
          Map.entry("Palm Beach, FL", "FL"),
          Map.entry("Louisiana", "LA"),
          Map.entry("Massachusetts", "MA"),
          Map.entry("Maryland", "MD"),
          Map.entry("Mississippi", "MS"),
          Map.entry("New Jersey", "NJ"),
          Map.entry("Nevada", "NV"),
          Map.entry("Oklahoma", "OK"),
          Map.entry("Rhode Island", "RI"),
          Map.entry("Tennessee", "TN"),
          Map.entry("Texas", "TX"),
          Map.entry("San Antonio, TX", "TX"),
          Map.entry("Washington State", "WA"));

  private record Place(Set<ZoneId> zones, String state) {
    boolean allows(Instant at) {
      return ExpectedQuietHours.allow(zones, state, at);
    }
  }

  /// Every place that has an area code, with one of its numbers.
  private static Map<Place, PhoneNumber> places() {
    var places = new HashMap<Place, PhoneNumber>();
    for (JsonNode area : TestVectors.json("vectors/nanp_timezones.json").get("areaCodes")) {
      var zones = new LinkedHashSet<ZoneId>();
      area.get("zones").valueStream().map(JsonNode::asString).map(ZoneId::of).forEach(zones::add);
      var state = STATES.getOrDefault(area.get("region").asString(), "");
      var phone = new PhoneNumber("+1" + area.get("areaCode").asString() + "5550100");
      var place = new Place(zones, state);
      places.putIfAbsent(place, phone);
      assertThat(ZONES.of(phone).zones()).as("%s", phone).containsExactlyElementsOf(zones);
      assertThat(ZONES.of(phone).states().stream().filter(STATES::containsValue))
          .as("%s", phone)
          .isEqualTo(state.isEmpty() ? List.of() : List.of(state));
    }
    return places;
  }

  @Test
  void everyEdgeOfEveryAreaCodeIsWhereTheLawHasItOverBothChanges() {
    var wrong = new ArrayList<String>();
    places()
        .forEach((place, phone) ->
            CHANGES.forEach(change -> {
              Instant end = change.plusDays(3).atTime(12, 0).atZone(ZoneId.of("UTC")).toInstant();
              Instant at = change.minusDays(3).atTime(12, 0).atZone(ZoneId.of("UTC")).toInstant();
              var where = ZONES.of(phone);
              while (at.isBefore(end)) {
                at = span(place, where, at, wrong);
              }
            }));
    assertThat(wrong).isEmpty();
  }

  /// One open or closed span: its edge is right to the second, and nothing within it is otherwise.
  private static Instant span(Place place, Whereabouts where, Instant from, List<String> wrong) {
    boolean open = place.allows(from);
    Instant edge =
        switch (QUIET.at(where, from)) {
          case BroadcastWindow.Open(Instant closes) when open -> closes;
          case BroadcastWindow.Closed(Instant opens) when !open -> opens;
          case BroadcastWindow.Open _, BroadcastWindow.Closed _, BroadcastWindow.Never _ ->
              Instant.EPOCH;
        };
    boolean right = edge.isAfter(from) && place.allows(edge.minusSeconds(1)) == open;
    for (Instant at = from; right && at.isBefore(edge); at = at.plus(Duration.ofMinutes(15))) {
      right = place.allows(at) == open && open == isOpen(QUIET.at(where, at));
    }
    if (!right
        || place.allows(edge) == open
        || isOpen(QUIET.at(where, edge)) == open
        || isOpen(QUIET.at(where, edge.minusSeconds(1))) != open) {
      wrong.add(place + " from " + from + ": " + QUIET.at(where, from));
      return from.plus(Duration.ofDays(30));
    }
    return edge;
  }

  private static boolean isOpen(BroadcastWindow window) {
    return window instanceof BroadcastWindow.Open;
  }

  /// Hours in UTC, calculated by hand: the latest opening and the earliest close of all zones of
  /// the area code, in the law of its state.
  @ParameterizedTest(name = "{0} on {1}: {2} to {3}")
  @CsvSource({
    // Los Angeles: PDT, PST, PST, PDT
    "213, 2026-10-31, 15:00, 04:00",
    "213, 2026-11-01, 16:00, 05:00",
    "213, 2027-03-13, 16:00, 05:00",
    "213, 2027-03-14, 15:00, 04:00",
    // Phoenix and Honolulu never change
    "480, 2026-10-31, 15:00, 04:00",
    "480, 2026-11-01, 15:00, 04:00",
    "480, 2027-03-14, 15:00, 04:00",
    "808, 2026-11-01, 18:00, 07:00",
    "808, 2027-03-14, 18:00, 07:00",
    // Phoenix next to the Navajo Nation, which does change: in summer it opens and closes earlier
    "928, 2026-10-31, 15:00, 03:00",
    "928, 2026-11-01, 15:00, 04:00",
    "928, 2027-03-13, 15:00, 04:00",
    "928, 2027-03-14, 15:00, 03:00",
    // Boise opens an hour before Idaho's north, and closes an hour before it
    "208, 2026-10-31, 15:00, 03:00",
    "208, 2026-11-01, 16:00, 04:00",
    "208, 2027-03-13, 16:00, 04:00",
    "208, 2027-03-14, 15:00, 03:00",
    // Indiana's two zones
    "574, 2026-10-31, 13:00, 01:00",
    "574, 2026-11-01, 14:00, 02:00",
    "812, 2027-03-14, 13:00, 01:00",
    // Kentucky
    "270, 2026-11-01, 14:00, 02:00",
    "606, 2027-03-13, 14:00, 02:00",
    // Tennessee ends at 20:00, Eastern
    "423, 2026-10-31, 13:00, 00:00",
    "423, 2026-11-01, 14:00, 01:00",
    "423, 2027-03-14, 13:00, 00:00",
    // Florida with its panhandle ends at 20:00, Eastern
    "850, 2026-10-31, 13:00, 00:00",
    "850, 2026-11-01, 14:00, 01:00",
    "850, 2027-03-13, 14:00, 01:00",
    "850, 2027-03-14, 13:00, 00:00",
    // Texas from 9, on Sundays from noon; both changes are Sundays
    "512, 2026-10-31, 14:00, 02:00",
    "512, 2026-11-01, 18:00, 03:00",
    "512, 2026-11-02, 15:00, 03:00",
    "512, 2027-03-14, 17:00, 02:00",
    "432, 2026-11-01, 19:00, 03:00",
    // Nevada 9 to 20, with Mountain time in its east
    "775, 2026-10-31, 16:00, 02:00",
    "775, 2026-11-01, 17:00, 03:00",
    // Rhode Island, Saturday and Sunday 10 to 17, Monday 9 to 18
    "401, 2026-10-31, 14:00, 21:00",
    "401, 2026-11-01, 15:00, 22:00",
    "401, 2026-11-02, 14:00, 23:00",
    // Alaska with the Aleutians
    "907, 2026-10-31, 17:00, 05:00",
    "907, 2027-03-14, 17:00, 05:00"
  })
  void theHoursAreTheseToTheSecond(String area, LocalDate day, LocalTime opens, LocalTime closes) {
    var where = ZONES.of(new PhoneNumber("+1" + area + "5550100"));
    var utc = ZoneId.of("UTC");
    Instant open = day.atTime(opens).atZone(utc).toInstant();
    Instant close =
        (closes.isAfter(opens) ? day : day.plusDays(1)).atTime(closes).atZone(utc).toInstant();
    assertThat(QUIET.at(where, open.minusSeconds(1))).isEqualTo(new BroadcastWindow.Closed(open));
    assertThat(QUIET.at(where, open)).isEqualTo(new BroadcastWindow.Open(close));
    assertThat(QUIET.at(where, close.minusSeconds(1))).isEqualTo(new BroadcastWindow.Open(close));
    assertThat(QUIET.at(where, close)).isInstanceOf(BroadcastWindow.Closed.class);
  }

  /// A phone of nowhere in particular may be anywhere in the States, so it gets only the hours that
  /// hold from Maine to Hawaii, in every state's law.
  @ParameterizedTest
  @ValueSource(strings = {"800", "500", "900"})
  void aNumberOfNoPlaceGetsTheHoursThatHoldEverywhere(String area) {
    var where = ZONES.of(new PhoneNumber("+1" + area + "5550100"));
    for (var change : CHANGES) {
      for (int hour = 0; hour < 7 * 24; hour++) {
        Instant at =
            change
                .minusDays(3)
                .atStartOfDay(ZoneId.of("UTC"))
                .toInstant()
                .plusSeconds(3600L * hour);
        boolean allowed =
            where.zones().stream()
                .map(at::atZone)
                .allMatch(there ->
                    STATES.values().stream()
                        .allMatch(state ->
                            ExpectedQuietHours.allow(
                                state, there.getDayOfWeek(), there.toLocalTime())));
        assertThat(isOpen(QUIET.at(where, at))).as("%s", at).isEqualTo(allowed);
      }
    }
  }

  @Test
  void threeTextsADayWhereAStateSaysSo() {
    places()
        .forEach((place, phone) ->
            assertThat(QUIET.textsPerDay(ZONES.of(phone)).orElse(0))
                .as("%s", place)
                .isEqualTo(Set.of("FL", "MD", "NJ", "OK").contains(place.state()) ? 3 : 0));
  }

  @Test
  void theTableSaysWhenItWasChecked() {
    assertThat(QUIET.asOf()).isAfter(LocalDate.of(2026, 1, 1));
  }
}
