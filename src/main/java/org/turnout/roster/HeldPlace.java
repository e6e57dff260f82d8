package org.turnout.roster;

import java.util.List;
import java.util.Map;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Outcome;
import org.turnout.flow.Parameters;
import org.turnout.flow.talk.SimulatedRecords;
import org.turnout.flow.talk.Simulation;

/// `holding: picket` finds the next place that a person holds; [Rosters] carries it out.
public record HeldPlace() implements Action, Simulation {
  /// It is `mine`.
  public static final Outcome FOUND = Outcome.noChange("found", PlaceRow.MINE);

  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "holding";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.RosterName();
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(FOUND, NONE);
  }

  /// It only looks.
  @Override
  public Stake stake() {
    return Stake.MIDDLE;
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    return records
        .places(act.about())
        .first()
        .map(place -> ActionResult.of(FOUND, Map.of("mine", place)))
        .orElse(ActionResult.of(NONE));
  }
}
