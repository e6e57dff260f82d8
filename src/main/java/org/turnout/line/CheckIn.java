package org.turnout.line;

import java.util.List;
import java.util.Map;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Outcome;
import org.turnout.flow.Parameters;
import org.turnout.flow.Value;
import org.turnout.flow.talk.SimulatedRecords;
import org.turnout.flow.talk.Simulation;

/// `check in: picket` notes that a person is there; [CheckIns] carries it out.
public record CheckIn() implements Action, Simulation {
  public static final Outcome HERE = Outcome.change("here", LineShift.MINE);
  public static final Outcome ALREADY = Outcome.noChange("already", LineShift.MINE);

  /// They hold no shift now, and one is on at their site: they are noted on its list.
  public static final Outcome WALK_IN = Outcome.change("walk in", LineShift.MINE);

  /// The shift that they hold is later: it is `mine`.
  public static final Outcome EARLY = Outcome.noChange("early", LineShift.MINE);

  public static final Outcome NONE = Outcome.noChange("none");

  @Override
  public String verb() {
    return "check in";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.RosterName();
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(HERE, ALREADY, WALK_IN, EARLY, NONE);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    var line = SimulatedLine.of(act, records, who);
    var held = line.held();
    if (held.isPresent()) {
      var mine = Map.<String, Value>of("mine", held.get());
      return line.arrive(held.get()) ? ActionResult.of(HERE, mine) : ActionResult.of(ALREADY, mine);
    }
    return line.atOwnSite()
        .map(
            place -> ActionResult.of(line.arrive(place) ? WALK_IN : ALREADY, Map.of("mine", place)))
        .or(() -> line.later().map(place -> ActionResult.of(EARLY, Map.of("mine", place))))
        .orElse(ActionResult.of(NONE));
  }
}
