package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.lab.scenario.FaultScript;
import org.turnout.testkit.program.StartedRun;
import org.turnout.testkit.program.TallyWatch;
import org.turnout.testkit.program.TestCluster;

/// A blast of which no callback ever comes: the address they go to is wrong, or nobody was up.
class LostCallbacksIT {
  private static final int MANY = 120;

  @AutoClose private final TestCluster house = TestCluster.open(Map.of("callback waits", "1 s"));

  @Test
  void whatBecameOfEveryTextIsAskedOfTheCarrier() {
    house.carrier.faults(FaultScript.NONE.onCallbacks(_ -> FaultScript.OnCallbacks.LOST));
    try (var _ = TallyWatch.watch(house.db)) {
      var blast = StartedRun.start(house.db, MANY);
      Awaitility.await()
          .atMost(TestCluster.PATIENCE)
          .until(
              () -> house.count("select count(*) from outbox where state = 'delivered'") == MANY);
      assertThat(blast.phones())
          .allSatisfy(phone -> assertThat(house.carrier.received(phone)).hasSize(1));
    }
  }
}
