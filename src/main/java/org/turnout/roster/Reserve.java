package org.turnout.roster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Outcome;
import org.turnout.flow.Outcome.Brought;
import org.turnout.flow.Parameters;
import org.turnout.flow.Value;
import org.turnout.flow.talk.SimulatedRecords;
import org.turnout.flow.talk.SimulatedRoster;
import org.turnout.flow.talk.Simulation;

/// `reserve: shift` takes a place on the flow's roster, `as:` names a duty; [Rosters] carries it
/// out.
public record Reserve() implements Action, Simulation {
  static final String PLACE = "place";
  static final String DUTY = "duty";

  public static final Outcome GOT_IT = Outcome.change("got it", PlaceRow.MINE);
  public static final Outcome FULL =
      Outcome.noChange("full", new Brought("line", Map.of("next", "number"), Map.of()));

  /// There is room, but not for what the person wants to do.
  public static final Outcome OTHER_DUTY =
      Outcome.noChange(
          "other duty",
          new Brought(
              "line", Map.of("next", "number"), Map.of("seats", "number", "feet", "number")));

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
    return List.of(GOT_IT, FULL, OTHER_DUTY, CLASH, NOT_YET);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    var places = records.places(act.about());
    var place = act.subject(PLACE);
    var duty = act.word(DUTY).or(() -> places.duty(place));
    if (places.holds(place)) {
      if (!places.isFor(place, duty)) {
        return otherDuty(places, place, duty);
      }
      duty.ifPresent(word -> places.assign(place, word));
      return ActionResult.of(GOT_IT, Map.of("mine", places.row(place)));
    }
    if (!places.isOpen()) {
      return ActionResult.of(NOT_YET);
    }
    var clash = places.clash(place);
    if (clash.isPresent()) {
      return ActionResult.of(CLASH, Map.of("mine", clash.get()));
    }
    if (!places.isFull(place) && !places.isFor(place, duty)) {
      return otherDuty(places, place, duty);
    }
    duty.ifPresent(word -> places.assign(place, word));
    return places.isFull(place)
        ? full(places.nextInLine())
        : ActionResult.of(GOT_IT, Map.of("mine", places.take(place)));
  }

  /// There is no room for what the person wants to do.
  ///
  /// @param next the number that the person would have in line
  /// @param seated whether it is a seated job that they want
  /// @param left how many places are left for the other duty
  static ActionResult otherDuty(long next, boolean seated, long left) {
    var line =
        Map.<String, Value>of(
            "next", new Value.Number(next), seated ? "feet" : "seats", new Value.Number(left));
    return ActionResult.of(OTHER_DUTY, Map.of("line", new Value.Row("line", line)));
  }

  private static ActionResult otherDuty(
      SimulatedRoster places, String place, Optional<String> duty) {
    return otherDuty(places.nextInLine(), DutyRoom.seated(duty), places.left(place));
  }

  /// The place is full.
  ///
  /// @param next the number that the person would have in line
  static ActionResult full(long next) {
    return ActionResult.of(
        FULL, Map.of("line", new Value.Row("line", Map.of("next", new Value.Number(next)))));
  }
}
