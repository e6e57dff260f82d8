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

/// `propose: shift`, `to:` a phone number, asks another member to take the place over; with `for:
/// trade` they give one of theirs for it. [Trades] carries it out.
public record Propose() implements Action, Simulation {
  static final String PHONE = "phone";
  static final String MUTUAL = "mutual";

  /// They are asked, if the number is a member's.
  public static final Outcome ASKED = Outcome.change("asked", PlaceRow.MINE);

  /// The person does not hold the place.
  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "propose";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.OnRoster(Reserve.PLACE, Map.of("to", PHONE, "for", MUTUAL));
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(ASKED, NONE);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    var places = records.places(act.about());
    var place = act.subject(Reserve.PLACE);
    return places.holds(place)
        ? ActionResult.of(ASKED, Map.of("mine", places.row(place)))
        : ActionResult.of(NONE);
  }
}
