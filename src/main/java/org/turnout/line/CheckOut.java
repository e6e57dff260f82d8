package org.turnout.line;

import java.util.List;
import java.util.Map;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Outcome;
import org.turnout.flow.Parameters;
import org.turnout.flow.talk.SimulatedRecords;
import org.turnout.flow.talk.Simulation;

/// `check out: picket` notes that a person who was there goes; [CheckIns] carries it out.
public record CheckOut() implements Action, Simulation {
  public static final Outcome LEFT = Outcome.change("left", LineShift.MINE);

  /// They are not checked in anywhere.
  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "check out";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.RosterName();
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(LEFT, NONE);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    return SimulatedLine.of(act, records, who)
        .depart()
        .map(place -> ActionResult.of(LEFT, Map.of("mine", place)))
        .orElse(ActionResult.of(NONE));
  }
}
