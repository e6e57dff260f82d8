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

/// `decline: picket` is a no to another member who asked this one to take a place over; [Trades]
/// carries it out.
public record Decline() implements Action, Simulation {
  public static final Outcome DECLINED = Outcome.change("declined", PlaceRow.MINE);

  /// Nothing was asked, or it is over.
  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "decline";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.RosterName();
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(DECLINED, NONE);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    var places = records.places(act.about());
    var put = places.trade().put();
    places.trade().over();
    return put.map(place -> ActionResult.of(DECLINED, Map.of("mine", places.row(place))))
        .orElse(ActionResult.of(NONE));
  }
}
