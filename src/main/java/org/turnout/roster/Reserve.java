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

/// `reserve: shift` takes a place on the flow's roster, `as:` names a duty; [Rosters] carries it
/// out.
public record Reserve() implements Action, Simulation {
  static final String PLACE = "place";
  static final String DUTY = "duty";

  public static final Outcome GOT_IT = Outcome.change("got it", PlaceRow.MINE);
  public static final Outcome FULL =
      Outcome.noChange("full", new Brought("line", Map.of("next", "number"), Map.of()));

  /// The person holds another place at the same time: it is `mine`.
  public static final Outcome CLASH = Outcome.noChange("clash", PlaceRow.MINE);

  /// Places can't be taken yet.
  public static final Outcome NOT_YET = Outcome.noChange("not yet");

  @Override
  public String verb() {
    return "reserve";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.OnRoster(PLACE, Map.of("as", DUTY));
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(GOT_IT, FULL, CLASH, NOT_YET);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    var places = records.places(act.about());
    var place = act.subject(PLACE);
    if (places.holds(place)) {
      act.word(DUTY).ifPresent(duty -> places.assign(place, duty));
      return ActionResult.of(GOT_IT, Map.of("mine", places.row(place)));
    }
    if (!places.isOpen()) {
      return ActionResult.of(NOT_YET);
    }
    var clash = places.clash(place);
    if (clash.isPresent()) {
      return ActionResult.of(CLASH, Map.of("mine", clash.get()));
    }
    act.word(DUTY).ifPresent(duty -> places.assign(place, duty));
    return places.isFull(place)
        ? full(places.nextInLine())
        : ActionResult.of(GOT_IT, Map.of("mine", places.take(place)));
  }

  /// The place is full.
  ///
  /// @param next the number that the person would have in line
  static ActionResult full(long next) {
    return ActionResult.of(
        FULL, Map.of("line", new Value.Row("line", Map.of("next", new Value.Number(next)))));
  }
}
