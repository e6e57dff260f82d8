package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.lab.scenario.FaultScript;

/// A blast of which no callback ever comes: the address they go to is wrong, or nobody was up.
class LostCallbacksIT {
  private static final int MANY = 120;

  @AutoClose private final House house = House.open(Map.of("callback waits", "1 s"));

  @Test
  void whatBecameOfEveryTextIsAskedOfTheCarrier() {
    house.carrier.faults(FaultScript.NONE.onCallbacks(_ -> FaultScript.OnCallbacks.LOST));
    try (var _ = WholeSums.watch(house.db)) {
      var blast = TestBlast.start(house.db, MANY);
      Awaitility.await()
          .atMost(House.PATIENCE)
          .until(
              () -> house.count("select count(*) from outbox where state = 'delivered'") == MANY);
      assertThat(blast.phones())
          .allSatisfy(phone -> assertThat(house.carrier.received(phone)).hasSize(1));
    }
  }
}
