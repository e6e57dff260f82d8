package org.turnout.lab.rehearsal;

import java.time.Duration;
import java.util.List;
import org.turnout.lab.scenario.Capacity;
import org.turnout.lab.scenario.Conditions;
import org.turnout.lab.scenario.Latency;
import org.turnout.lab.scenario.Scenario;
import org.turnout.problem.Problems;

/// What the carrier's process is told on standard input.
///
/// @param scenario the file's text
/// @param latencyMillis of the API's answers; negative: the scenario's own
public record CarrierOrder(
    String sid,
    String token,
    List<String> senders,
    String scenario,
    long seed,
    int perSecond,
    long latencyMillis) {
  @Override
  public String toString() {
    return "CarrierOrder[" + sid + "]";
  }

  /// The carrier as the scenario has it, with this order's pace and latency.
  public Conditions conditions() {
    var problems = new Problems();
    var read = Scenario.read(scenario, "scenario", problems).orElseThrow().conditions();
    var capacity = read.capacity().perSecond(perSecond);
    // Twilio stops an account at 2,000 texts a second; who asks for more wants to see more.
    int account = perSecond > Capacity.ACCOUNT ? 0 : capacity.accountPerSecond();
    var wanted =
        read.seed(seed)
            .capacity(new Capacity(perSecond, capacity.queue(), account, capacity.atOnce()));
    return latencyMillis < 0
        ? wanted
        : wanted.answers(Latency.fixed(Duration.ofMillis(latencyMillis)));
  }
}
