package org.turnout.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Outcome;
import org.turnout.flow.Outcome.Brought;
import org.turnout.flow.Parameters;
import org.turnout.flow.Value;
import org.turnout.flow.Weeks;
import org.turnout.flow.talk.SimulatedRecords;
import org.turnout.flow.talk.Simulation;

/// `reserve each: week` takes the places of a row of `picket.weeks`, as many as can be had;
/// [SeveralPlaces] carries it out.
public record ReserveEach() implements Action, Simulation {
  /// What texts may name of the places taken.
  private static final Brought MINE =
      new Brought(
          "mine",
          Map.of(
              "first", "day", "last", "day", "days", "text", "count", "number", "start", "time",
              "end", "time", "site", "text"),
          Map.of("city", "text"));

  /// All of them.
  public static final Outcome GOT_IT = Outcome.change("got it", MINE);

  /// Some; the others are full or closed, or the person has another place then: `missed`.
  public static final Outcome SOME =
      Outcome.change("some", MINE, new Brought("missed", Map.of("days", "text"), Map.of()));

  /// None of them.
  public static final Outcome NONE = Outcome.noChange("none");

  /// Places can't be taken yet.
  public static final Outcome NOT_YET = Outcome.noChange("not yet");

  @Override
  public String verb() {
    return "reserve each";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.OnRoster(Reserve.PLACE, Map.of("as", Reserve.DUTY));
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(GOT_IT, SOME, NONE, NOT_YET);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    var places = records.places(act.about());
    if (!places.isOpen()) {
      return ActionResult.of(NOT_YET);
    }
    var got = new ArrayList<Value.Row>();
    var missed = new ArrayList<Value.Row>();
    for (String place : Weeks.places(act.subject(Reserve.PLACE))) {
      boolean mayTake =
          places.isFor(place, act.word(Reserve.DUTY))
              && (places.holds(place) || (!places.isFull(place) && places.clash(place).isEmpty()));
      act.word(Reserve.DUTY).filter(_ -> mayTake).ifPresent(duty -> places.assign(place, duty));
      if (mayTake) {
        got.add(places.holds(place) ? places.row(place) : places.take(place));
      } else {
        missed.add(places.row(place));
      }
    }
    return result(got, missed, who.language());
  }

  /// @param got the places that the person has now
  /// @param missed those that they could not get
  static ActionResult result(List<Value.Row> got, List<Value.Row> missed, String language) {
    if (got.isEmpty()) {
      return ActionResult.of(NONE);
    }
    var rows = new HashMap<String, Value>();
    rows.put("mine", Weeks.told(got, language));
    if (missed.isEmpty()) {
      return ActionResult.of(GOT_IT, rows);
    }
    var days = new Value.Text(Weeks.days(missed, language));
    rows.put("missed", new Value.Row("missed", Map.of("days", days)));
    return ActionResult.of(SOME, rows);
  }
}
