package org.turnout.form;

import java.util.List;
import java.util.Map;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Outcome;
import org.turnout.flow.Parameters;
import org.turnout.flow.talk.SimulatedRecords;
import org.turnout.flow.talk.Simulation;

/// `withdraw: petition` takes the newest entry of a form back; [Forms] carries it out.
public record Withdraw() implements Action, Simulation {
  public static final Outcome WITHDRAWN = Outcome.change("withdrawn", FormEntry.MINE);

  /// There is nothing to take back.
  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "withdraw";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.FormName();
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(WITHDRAWN, NONE);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    return records
        .takeBack(act.about())
        .map(entry -> ActionResult.of(WITHDRAWN, Map.of("mine", entry)))
        .orElse(ActionResult.of(NONE));
  }
}
