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

/// `proposed: picket` finds the place that another member wants this one to take; [Trades] carries
/// it out.
public record Proposed() implements Action, Simulation {
  private static final Brought LINE =
      new Brought("line", Map.of("day", "day", "time", "time"), Map.of());

  /// They may have it for nothing, until the time that `line` says.
  public static final Outcome GIFT = Outcome.noChange("gift", PlaceRow.MINE, LINE);

  /// For one of theirs.
  public static final Outcome TRADE = Outcome.noChange("trade", PlaceRow.MINE, LINE);

  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "proposed";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.RosterName();
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(GIFT, TRADE, NONE);
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
    var trade = places.trade();
    return trade
        .put()
        .map(place -> put(trade.mutual(), records.heldUntil(who), places.row(place)))
        .orElse(ActionResult.of(NONE));
  }

  /// @param until by the clock of its site
  static ActionResult put(boolean mutual, ZonedDateTime until, Value.Row place) {
    var line =
        Map.<String, Value>of(
            "day", new Value.Day(until.toLocalDate()),
            "time", new Value.Clock(until.toLocalTime()));
    return ActionResult.of(
        mutual ? TRADE : GIFT, Map.of("mine", place, "line", new Value.Row("line", line)));
  }
}
