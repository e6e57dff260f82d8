package org.turnout.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Outcome;
import org.turnout.flow.Parameters;
import org.turnout.flow.talk.SimulatedRecords;
import org.turnout.flow.talk.Simulation;

/// `change: stickers` with `fields:` changes these fields of the person's newest order that nobody
/// has packed yet; [Forms] carries it out.
public record Change() implements Action, Simulation {
  public static final Outcome CHANGED = Outcome.change("changed", FormEntry.MINE);

  /// There is no order that can still be changed.
  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "change";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.FilledForm(false);
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(CHANGED, NONE);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    return records
        .takeBack(act.about())
        .map(entry -> {
          var fields = new HashMap<>(entry.fields());
          fields.putAll(act.values());
          return ActionResult.of(CHANGED, Map.of("mine", records.enter(act.about(), fields)));
        })
        .orElse(ActionResult.of(NONE));
  }
}
