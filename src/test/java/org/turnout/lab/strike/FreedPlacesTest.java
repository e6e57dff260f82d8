package org.turnout.lab.strike;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.turnout.lab.strike.FreedPlaces.Free;
import org.turnout.lab.strike.FreedPlaces.Offer;
import org.turnout.lab.strike.FreedPlaces.Taken;
import org.turnout.lab.strike.StrikeLedger.Freed;

/// Who got which of the places that were given back.
class FreedPlacesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
  private static final Instant NOON = Instant.parse("2026-10-04T12:00:00Z");

  @Test
  void whoWasAskedGotTheLastPlaceThatWasFreeByThen() {
    var pairs =
        FreedPlaces.paired(
            List.of(free(1, 0), free(1, 100)), List.of(taken(1, 108, Optional.of(100))));
    assertThat(pairs).extracting(Freed::by).containsExactly("", "waitlist");
    assertThat(pairs.getLast().refilled()).contains(Duration.ofMinutes(8));
  }

  @Test
  void whoSignsUpGetsTheOneThatWasFreeLongestAndOfThatShiftOnly() {
    var pairs =
        FreedPlaces.paired(
            List.of(free(1, 0), free(2, 10), free(1, 20)),
            List.of(taken(1, 30, Optional.empty()), taken(3, 40, Optional.empty())));
    assertThat(pairs).extracting(Freed::by).containsExactly("sign-up", "", "");
  }

  @Test
  void whoCameBeforeAnybodyLeftRefilledNothing() {
    var pairs = FreedPlaces.paired(List.of(free(1, 10)), List.of(taken(1, 5, Optional.empty())));
    assertThat(pairs).extracting(Freed::by).containsExactly("");
  }

  private static Free free(long place, int minutes) {
    return new Free(place, DAY, NOON.plus(Duration.ofMinutes(minutes)));
  }

  private static Taken taken(long place, int minutes, Optional<Integer> asked) {
    return new Taken(
        place,
        NOON.plus(Duration.ofMinutes(minutes)),
        asked.map(it -> new Offer("waitlist", NOON.plus(Duration.ofMinutes(it)))));
  }
}
