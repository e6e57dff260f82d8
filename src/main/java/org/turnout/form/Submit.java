package org.turnout.form;

import java.util.HashMap;
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

/// `submit: petition` with `fields:` hands a form in; [Forms] carries it out. A form may allow one
/// entry a person.
public record Submit() implements Action, Simulation {
  public static final Outcome RECORDED = Outcome.change("recorded", FormEntry.MINE);

  /// The person has handed it in before, and may do so once only.
  public static final Outcome ALREADY = Outcome.noChange("already", FormEntry.MINE);

  @Override
  public String verb() {
    return "submit";
  }

  @Override
  public Parameters parameters() {
    return new Parameters.FilledForm(true);
  }

  @Override
  public List<Outcome> outcomes() {
    return List.of(RECORDED, ALREADY);
  }

  @Override
  public ActionResult simulate(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    var earlier = records.newest(act.about());
    if (earlier.isPresent() && records.once(act.about())) {
      return ActionResult.of(ALREADY, Map.of("mine", earlier.get()));
    }
    var fields = new HashMap<String, Value>();
    for (var name : List.of("name", "employer", "kind", "count")) {
      var value = act.values().getOrDefault(name, who.facts().get(name));
      if (value != null && !value.plain().isEmpty()) {
        fields.put(name, value);
      }
    }
    fields.put("contact", new Value.Text(who.contact()));
    fields.put("at", new Value.Moment(who.now().toInstant()));
    return ActionResult.of(RECORDED, Map.of("mine", records.enter(act.about(), fields)));
  }
}
