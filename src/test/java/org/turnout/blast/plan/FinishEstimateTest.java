package org.turnout.blast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turnout.blast.run.Run;
import org.turnout.people.QuietHours;
import org.turnout.people.Whereabouts;

class FinishEstimateTest {
  private static final QuietHours HOURS = QuietHours.builtIn();
  private static final Whereabouts LA = where("America/Los_Angeles", "CA");
  private static final Whereabouts NEW_YORK = where("America/New_York", "NY");

  /// Noon in Los Angeles, three in the afternoon in New York.
  private static final Instant NOON = Instant.parse("2026-10-02T19:00:00Z");

  private static Whereabouts where(String zone, String state) {
    return new Whereabouts(new LinkedHashSet<>(List.of(ZoneId.of(zone))), Set.of(state));
  }

  private static PlanTotals.Finish over(
      Map<Whereabouts, Long> segments, Instant start, Optional<Run.Local> local) {
    return new FinishEstimate(HOURS, 100, segments, local).from(start).orElseThrow();
  }

  @Test
  void insideAllWindowsItIsOverAfterAsLongAsThePaceTakes() {
    var finish = over(Map.of(LA, 3_000L, NEW_YORK, 3_000L), NOON, Optional.empty());
    assertThat(finish).isEqualTo(new PlanTotals.Finish(NOON.plusSeconds(60), 100, 0));
  }

  @Test
  void whatDoesNotFitTodayWaitsForTheMorning() {
    var evening = Instant.parse("2026-10-03T00:59:00Z"); // 20:59 in New York
    var finish = over(Map.of(NEW_YORK, 10_000L), evening, Optional.empty());
    assertThat(finish.overnight()).isEqualTo(4_000);
    assertThat(finish.at()).isEqualTo(Instant.parse("2026-10-03T12:00:40Z"));
  }

  @Test
  void thePlaceThatClosesFirstGoesFirst() {
    var evening = Instant.parse("2026-10-03T00:59:00Z");
    var finish = over(Map.of(NEW_YORK, 6_000L, LA, 6_000L), evening, Optional.empty());
    assertThat(finish).isEqualTo(new PlanTotals.Finish(evening.plusSeconds(120), 100, 0));
  }

  @Test
  void nothingLeavesBeforeItsTimeByTheRecipientsOwnClock() {
    var six = new Run.Local(LocalDate.parse("2026-10-02"), LocalTime.parse("18:00"));
    var finish = over(Map.of(NEW_YORK, 100L, LA, 100L), NOON, Optional.of(six));
    assertThat(finish.at()).isEqualTo(Instant.parse("2026-10-03T01:00:01Z"));
  }

  @Test
  void whereNoHourIsAllowedItIsNeverOver() {
    assertThat(
            new FinishEstimate(HOURS, 100, Map.of(Whereabouts.NOWHERE, 1L), Optional.empty())
                .from(NOON))
        .isEmpty();
    assertThat(new FinishEstimate(HOURS, 100, Map.of(), Optional.empty()).from(NOON)).isPresent();
  }
}
