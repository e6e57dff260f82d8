package org.turnout.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.TestVectors;
import tools.jackson.databind.JsonNode;

class ZoneFinderTest {
  private static final ZoneFinder ZONES = new ZoneFinder();
  private static final QuietHours QUIET = QuietHours.builtIn();

  private static List<String> zones(Whereabouts where) {
    return where.zones().stream().map(ZoneId::getId).toList();
  }

  private static PhoneNumber inArea(String code) {
    return new PhoneNumber("+1" + code + "5550100");
  }

  @Test
  void everyAreaCodeHasEveryZoneInUseThere() {
    var softly = new SoftAssertions();
    for (JsonNode area : TestVectors.json("vectors/nanp_timezones.json").get("areaCodes")) {
      List<String> expected = area.get("zones").valueStream().map(JsonNode::asString).toList();
      softly
          .assertThat(zones(ZONES.of(inArea(area.get("areaCode").asString()))))
          .as("%s", area.get("areaCode"))
          .containsExactlyElementsOf(expected);
    }
    softly.assertAll();
  }

  @Test
  void everyExchangesOwnZoneIsAmongThem() {
    for (JsonNode city : TestVectors.json("vectors/nanp_timezones.json").get("cityCases")) {
      // Juneau keeps Anchorage's time: what counts is the clock on the wall, summer and winter.
      ZoneId there = ZoneId.of(city.get("zone").asString());
      assertThat(ZONES.of(new PhoneNumber(city.get("number").asString())).zones())
          .anyMatch(
              zone -> sameClock(zone, there, "2026-01-15") && sameClock(zone, there, "2026-07-15"));
    }
  }

  private static boolean sameClock(ZoneId one, ZoneId other, String day) {
    Instant noon = Instant.parse(day + "T12:00:00Z");
    return one.getRules().getOffset(noon).equals(other.getRules().getOffset(noon));
  }

  @Test
  void aNumberOfNoPlaceMayBeAnywhereInTheStates() {
    for (String code :
        TestVectors.json("vectors/nanp_timezones.json").get("nonGeographic").propertyNames()) {
      assertThat(zones(ZONES.of(inArea(code))))
          .contains("America/New_York", "Pacific/Honolulu", "America/Anchorage");
    }
    assertThat(ZONES.of(new PhoneNumber("+442079460958"))).isEqualTo(Whereabouts.NOWHERE);
  }

  @Test
  void theHoursHoldAtBothEdgesInEveryZoneOfEveryAreaCode() {
    for (JsonNode area : TestVectors.json("vectors/nanp_timezones.json").get("areaCodes")) {
      Whereabouts where = ZONES.of(inArea(area.get("areaCode").asString()));
      // Both sides of both changes of the clocks in 2026, and an ordinary day.
      for (String day :
          List.of("2026-03-07", "2026-03-08", "2026-07-01", "2026-10-31", "2026-11-01")) {
        Instant noon = Instant.parse(day + "T04:00:00Z");
        Instant opens = QUIET.at(where, noon) instanceof BroadcastWindow.Closed(var at) ? at : noon;
        assertThat(QUIET.at(where, opens)).isInstanceOf(BroadcastWindow.Open.class);
        assertAllowed(where, opens, true);
        if (!opens.equals(noon)) {
          assertThat(QUIET.at(where, opens.minusSeconds(1)))
              .isInstanceOf(BroadcastWindow.Closed.class);
        }
        if (QUIET.at(where, opens) instanceof BroadcastWindow.Open(var closes)) {
          assertAllowed(where, closes.minusSeconds(1), true);
          assertAllowed(where, closes, false);
          assertThat(QUIET.at(where, closes)).isInstanceOf(BroadcastWindow.Closed.class);
        }
      }
    }
  }

  /// The federal rule checked by plain arithmetic in every zone: what the table says can only be
  /// stricter.
  private static void assertAllowed(Whereabouts where, Instant at, boolean allowed) {
    boolean everywhere =
        where.zones().stream()
            .map(zone -> at.atZone(zone).toLocalTime())
            .allMatch(
                time -> !time.isBefore(LocalTime.of(8, 0)) && time.isBefore(LocalTime.of(21, 0)));
    if (allowed) {
      assertThat(everywhere).isTrue();
    } else if (where.states().stream().noneMatch(state -> state.equals("never"))) {
      assertThat(QUIET.at(where, at)).isNotInstanceOf(BroadcastWindow.Open.class);
    }
  }

  @Test
  void homeBeatsSiteAndSiteBeatsAreaCode() {
    Optional<PhoneNumber> phone = Optional.of(inArea("208"));
    Optional<ZoneId> site = Optional.of(ZoneId.of("America/Denver"));
    assertThat(zones(ZONES.of(Optional.of("94110"), site, phone)))
        .containsExactly("America/Los_Angeles");
    assertThat(zones(ZONES.of(Optional.empty(), site, phone))).containsExactly("America/Denver");
    assertThat(zones(ZONES.of(Optional.empty(), Optional.empty(), phone)))
        .containsExactly("America/Boise", "America/Los_Angeles");
    assertThat(ZONES.of(Optional.of("94110"), site, phone).states())
        .containsExactlyInAnyOrder("CA", "ID");
  }

  @Test
  void aZipOnACountyLineKeepsBothZones() {
    assertThat(zones(ZONES.ofZip("67735").orElseThrow()))
        .contains("America/Denver", "America/Chicago");
    assertThat(zones(ZONES.ofZip("96799").orElseThrow())).containsExactly("Pacific/Pago_Pago");
    assertThat(ZONES.ofZip("00000")).isEmpty();
  }

  @Test
  void theStricterOfTwoStatesHoldsAndTexasSleepsInOnSunday() {
    Whereabouts texas = ZONES.of(Optional.of("78701"), Optional.empty(), Optional.empty());
    assertThat(QUIET.at(texas, Instant.parse("2026-10-04T15:00:00Z")))
        .isEqualTo(new BroadcastWindow.Closed(Instant.parse("2026-10-04T17:00:00Z")));
    Whereabouts floridaPhoneInCalifornia =
        ZONES.of(Optional.of("94110"), Optional.empty(), Optional.of(inArea("305")));
    assertThat(QUIET.at(floridaPhoneInCalifornia, Instant.parse("2026-07-02T03:30:00Z")))
        .isInstanceOf(BroadcastWindow.Closed.class);
    assertThat(QUIET.textsPerDay(floridaPhoneInCalifornia)).hasValue(3);
    assertThat(QUIET.textsPerDay(texas)).isEmpty();
  }

  @Test
  void nobodyKnownToBeAnywhereIsEverTexted() {
    assertThat(QUIET.at(Whereabouts.NOWHERE, Instant.EPOCH)).isEqualTo(new BroadcastWindow.Never());
  }
}
