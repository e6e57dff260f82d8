package org.turnout.roster;

import java.time.ZonedDateTime;
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

/// `offered: picket` finds the place that is held for a person who stands in line; [Rosters]
/// carries it out.
public record StandingOffer() implements Action, Simulation {
  /// The place offered last is `mine`, and `line` says until when it is held.
  public static final Outcome HELD =
      Outcome.noChange(
          "held",
          PlaceRow.MINE,
          new Brought("line", Map.of("day", "day", "time", "time"), Map.of()));

  /// Nothing is held any more: the time to take `mine` ran out.
  public static final Outcome GONE = Outcome.noChange("gone", PlaceRow.MINE);

  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "offered";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.RosterName();
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(HELD, GONE, NONE);
  }

  /// It only looks.
  @Override
  public Stake stake() {
    return Stake.MIDDLE;
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    var places = records.places(act.about());
    return places
        .offered()
        .map(place -> held(records.heldUntil(who), place))
        .or(() -> places.gone().map(place -> ActionResult.of(GONE, Map.of("mine", place))))
        .orElse(ActionResult.of(NONE));
  }

  /// A place is held until then, by the clock of its site.
  static ActionResult held(ZonedDateTime until, Value.Row place) {
    var line =
        Map.<String, Value>of(
            "day", new Value.Day(until.toLocalDate()),
            "time", new Value.Clock(until.toLocalTime()));
    return ActionResult.of(HELD, Map.of("mine", place, "line", new Value.Row("line", line)));
  }
}
