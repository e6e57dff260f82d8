package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.lab.scenario.FaultScript;
import org.turnout.testkit.ContractProxy;
import org.turnout.testkit.program.ClusterLinks;
import org.turnout.testkit.program.StartedRun;
import org.turnout.testkit.program.TallyWatch;
import org.turnout.testkit.program.TestCluster;

/// Every request that a blast makes to the carrier, checked against Twilio's OpenAPI document: to
/// send with a validity period, with a picture, by number or by Messaging Service, and the lists
/// that are read about what nobody has answered.
class BlastContractIT {
  private static final String SERVICE = "MG0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @ValueSource(strings = {"", SERVICE})
  void everyRequestOfABlastKeepsTheContract(String service) {
    var proxies = new ArrayList<ContractProxy>();
    var lines =
        ClusterLinks.toCarrier(standIn -> {
          proxies.add(ContractProxy.start("twilio-messages.openapi.json", standIn));
          return proxies.getFirst().address();
        });
    if (!service.isEmpty()) {
      lines = lines.setting("(?m)^    # service: .*$", "    service: " + service);
    }
    var timings =
        Map.of("twiml checked after", "1 s", "uncertain waits", "1 s", "sweep every", "1 s");
    try (var house = TestCluster.open(timings, 1, lines);
        var proxy = proxies.getFirst();
        var _ = TallyWatch.watch(house.db)) {
      house.carrier.faults(
          FaultScript.NONE
              .onCreate(n ->
                  n % 10 == 0
                      ? FaultScript.OnCreate.RESET_AFTER
                      : n % 10 == 5
                          ? FaultScript.OnCreate.RESET_BEFORE
                          : FaultScript.OnCreate.ACCEPT)
              .onCallbacks(n ->
                  n % 2 == 0 ? FaultScript.OnCallbacks.LOST : FaultScript.OnCallbacks.IN_ORDER));
      var plain = StartedRun.start(house.db, 40);
      var pictures =
          StartedRun.start(
              house.db,
              40,
              "¿Sí? 👍 A+B & C, día: " + "ñ".repeat(100),
              List.of("https://example.org/gear.png", "https://example.org/más.png?a=1&b=2"));
      Awaitility.await()
          .atMost(TestCluster.PATIENCE)
          .until(() ->
              house.count("select count(*) from outbox where state in ('planned', 'claimed')")
                  == 0);
      assertThat(
              proxy.requestViolations().stream()
                  .map(line -> line.substring(0, 300))
                  .distinct()
                  .limit(3))
          .isEmpty();
      assertThat(proxy.summary()).contains("\"post ", "\"get ");
      assertThat(house.carrier.repeated()).isEmpty();
      long uncertain = house.count("select count(*) from outbox where state = 'uncertain'");
      assertThat(reached(house, plain) + reached(house, pictures)).isEqualTo(80 - uncertain);
      assertThat(uncertain).isPositive();
    }
  }

  private static long reached(TestCluster house, StartedRun blast) {
    return blast.phones().stream()
        .filter(phone -> house.carrier.received(phone).size() == 1)
        .count();
  }
}
