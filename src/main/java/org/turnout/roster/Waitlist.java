package org.turnout.roster;

import java.util.List;
import java.util.Map;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Outcome;
import org.turnout.flow.Outcome.Brought;
import org.turnout.flow.Parameters;
import org.turnout.flow.Value;
import org.turnout.flow.talk.SimulatedRecords;
import org.turnout.flow.talk.Simulation;

/// `waitlist: shift` puts the person in line for a place, `as:` names the duty they want there;
/// [Rosters] carries it out.
public record Waitlist() implements Action, Simulation {
  public static final Outcome IN_LINE =
      Outcome.change(
          "in line",
          new Brought("line", Map.of("mine", "number", "deadline", "text"), Map.of()),
          PlaceRow.MINE);

  @Override
  public String verb() {
    return "waitlist";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.OnRoster(Reserve.PLACE, Map.of("as", Reserve.DUTY));
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(IN_LINE);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    var places = records.places(act.about());
    var place = act.subject(Reserve.PLACE);
    act.word(Reserve.DUTY).ifPresent(duty -> places.assign(place, duty));
    return inLine(places.join(place), records.deadline(who.language()), places.row(place));
  }

  /// The person stands in line.
  ///
  /// @param number their place in it, from 1; 0 for somebody who holds the place
  /// @param deadline how long an offer will be held, in words
  static ActionResult inLine(long number, String deadline, Value.Row place) {
    var line =
        Map.<String, Value>of(
            "mine", new Value.Number(number), "deadline", new Value.Text(deadline));
    return ActionResult.of(IN_LINE, Map.of("line", new Value.Row("line", line), "mine", place));
  }
}
