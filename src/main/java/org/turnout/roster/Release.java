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

/// `release: shift` gives a place, or a place in line, back; [Rosters] carries it out.
public record Release() implements Action, Simulation {
  public static final Outcome RELEASED = Outcome.change("released", PlaceRow.MINE);

  /// The person had no such place.
  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "release";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.OnRoster(Reserve.PLACE, Map.of());
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(RELEASED, NONE);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    var places = records.places(act.about());
    var place = act.subject(Reserve.PLACE);
    return places.giveBack(place)
        ? ActionResult.of(RELEASED, Map.of("mine", places.row(place)))
        : ActionResult.of(NONE);
  }
}
