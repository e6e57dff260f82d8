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

/// `standby: shift` notes that a person may be asked at any hour to step in at this shift, or at
/// any shift of their site and near ones for the word `any`; [Standbys] carries it out.
public record StandBy() implements Action, Simulation {
  /// In place of a shift: every one.
  static final String ANY = "any";

  /// For this shift; it is `mine`.
  public static final Outcome NOTED = Outcome.change("noted", PlaceRow.MINE);

  public static final Outcome FOR_ALL = Outcome.change("for all");

  /// It has begun, is closed, or they have it.
  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "standby";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.OnRoster(Reserve.PLACE, Map.of());
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(NOTED, FOR_ALL, NONE);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    var places = records.places(act.about());
    var place = act.subject(Reserve.PLACE);
    if (place.equals(ANY)) {
      places.standBy(place);
      return ActionResult.of(FOR_ALL);
    }
    if (places.holds(place)) {
      return ActionResult.of(NONE);
    }
    places.standBy(place);
    return ActionResult.of(NOTED, Map.of("mine", places.row(place)));
  }
}
