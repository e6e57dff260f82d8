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

/// `agree: shift` takes over the place that another member asked this one to take: a gift is named
/// itself, for a trade it is what they give for it. [Trades] carries it out.
public record Agree() implements Action, Simulation {
  /// The place is theirs, and what they gave for it is not.
  public static final Outcome DONE = Outcome.change("done", PlaceRow.MINE);

  /// They hold another one at that time: it is `mine`.
  public static final Outcome CLASH = Outcome.noChange("clash", PlaceRow.MINE);

  /// It can't be done any more; both keep what they have.
  public static final Outcome OVER = Outcome.noChange("over");

  @Override
  public String verb() {
    return "agree";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.OnRoster(Reserve.PLACE, Map.of());
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(DONE, CLASH, OVER);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    var places = records.places(act.about());
    var trade = places.trade();
    var put = trade.put();
    if (put.isEmpty()) {
      return ActionResult.of(OVER);
    }
    var given = trade.mutual() && places.giveBack(act.subject(Reserve.PLACE));
    var clash = places.clash(put.get());
    if (clash.isPresent()) {
      if (given) {
        places.give(act.subject(Reserve.PLACE));
      }
      return ActionResult.of(CLASH, Map.of("mine", clash.get()));
    }
    trade.over();
    return ActionResult.of(DONE, Map.of("mine", places.take(put.get())));
  }
}
