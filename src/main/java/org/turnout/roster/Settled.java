package org.turnout.roster;

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
import org.turnout.flow.talk.SimulatedRecords;
import org.turnout.flow.talk.Simulation;

/// `settled: picket` finds how it ended that this member asked another to take a place over;
/// [Trades] carries it out.
public record Settled() implements Action, Simulation {
  /// The other has `mine` now.
  public static final Outcome GIVEN = Outcome.noChange("given", PlaceRow.MINE);

  /// And this member has `got` for it.
  public static final Outcome TRADED =
      Outcome.noChange("traded", PlaceRow.MINE, new Brought("got", PlaceRow.MINE.sure(), Map.of()));

  public static final Outcome DECLINED = Outcome.noChange("declined", PlaceRow.MINE);

  /// Nobody said yes in time, or it could not be done any more.
  public static final Outcome OVER = Outcome.noChange("over", PlaceRow.MINE);

  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "settled";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.RosterName();
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(GIVEN, TRADED, DECLINED, OVER, NONE);
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
        .trade()
        .ended()
        .map(end -> {
          var rows = new HashMap<String, Value>();
          rows.put("mine", places.row(end.place()));
          end.got().ifPresent(got -> rows.put("got", places.row(got)));
          return ActionResult.of(of(end.how(), end.got().isPresent()), rows);
        })
        .orElse(ActionResult.of(NONE));
  }

  /// @param how as the records say it
  static Outcome of(String how, boolean traded) {
    return switch (how) {
      case "agreed" -> traded ? TRADED : GIVEN;
      case "declined" -> DECLINED;
      default -> OVER;
    };
  }
}
