package org.turnout.flow.talk;

import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;

/// How an action comes out in a simulated campaign: as in the real one, but from what is in memory.
/// Pure: flow tests and `chat` give the same answers every time.
public interface Simulation {
  /// Carries the action out on the records of one person.
  ///
  /// @param who the person, as they are at this moment
  ActionResult simulate(ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who);
}
