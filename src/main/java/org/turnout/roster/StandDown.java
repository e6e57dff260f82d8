package org.turnout.roster;

import java.util.List;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Outcome;
import org.turnout.flow.Parameters;
import org.turnout.flow.talk.SimulatedRecords;
import org.turnout.flow.talk.Simulation;

/// `end standby: picket` ends all that a person has agreed to be asked about; [Standbys] carries it
/// out.
public record StandDown() implements Action, Simulation {
  public static final Outcome ENDED = Outcome.change("ended");

  /// They were on standby for nothing.
  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "end standby";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.RosterName();
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(ENDED, NONE);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    return ActionResult.of(records.places(act.about()).standDown() ? ENDED : NONE);
  }
}
