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

/// `lead: hours` notes how many hours before the start a person still wants to be asked about the
/// place that they stand in line for; [Rosters] carries it out.
public record Lead() implements Action, Simulation {
  static final String HOURS = "hours";

  public static final Outcome NOTED = Outcome.change("noted", PlaceRow.MINE);

  /// The person waits in no line.
  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "lead";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.OnRoster(HOURS, Map.of());
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(NOTED, NONE);
  }

  /// The next text may say another number.
  @Override
  public Stake stake() {
    return Stake.MIDDLE;
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    return records
        .places(act.about())
        .joinedLast()
        .map(place -> ActionResult.of(NOTED, Map.of("mine", place)))
        .orElse(ActionResult.of(NONE));
  }
}
