package org.turnout.campaign;

import java.util.Map;
import org.turnout.flow.Action;
import org.turnout.flow.Actions;
import org.turnout.flow.talk.Simulation;

/// What flows may ask of the records, and how a flow test carries it out.
///
/// @param actions in the order of the documentation
/// @param simulations one for each action
public record FlowLanguage(Actions actions, Map<Action, Simulation> simulations) {
  public FlowLanguage {
    simulations = Map.copyOf(simulations);
  }
}
