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

/// `earlier: petition` finds what a person has handed in before; [Forms] carries it out.
public record EarlierEntry() implements Action, Simulation {
  /// It is `mine`: the newest that was not taken back.
  public static final Outcome FOUND = Outcome.noChange("found", FormEntry.MINE);

  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "earlier";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.FormName();
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
        .newest(act.about())
        .map(entry -> ActionResult.of(FOUND, Map.of("mine", entry)))
        .orElse(ActionResult.of(NONE));
  }
}
