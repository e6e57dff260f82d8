package org.turnout.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.flow.Conversation.Run;
import org.turnout.language.Languages;

/// The conversation engine. Pure: the same arguments always give the same progress, and nothing but
/// its arguments is looked at. Whatever a member writes and whatever a flow does, it returns; a
/// flow that goes wrong ends in a kind text and a steward, not in an exception.
///
/// When it returns [EngineResult.Needs], carry the request out and call it again with the same
/// arguments and the result added to the end of the results, until the turn is finished.
public final class Engine {
  /// How long a member's texts go to a person of ours after the last word of either side.
  static final Duration ATTENDED_FOR = Duration.ofDays(1);

  private final Parts parts;

  /// What stays the same from turn to turn.
  record Parts(Languages languages, TurnLimits limits, Lexicon.Shelf lexicons) {}

  public Engine(Languages languages, TurnLimits limits) {
    this.parts = new Parts(languages, limits, new Lexicon.Shelf());
  }

  /// One turn, or what it needs first.
  ///
  /// @param sets the current flows, and the versions that running conversations are on
  /// @param before where the person is
  /// @param facts what was read beforehand; the same for every call of one turn
  /// @param now campaign time; the same for every call of one turn
  /// @param results what the records said to this turn's requests so far, in order
  public EngineResult turn(
      FlowSets sets,
      Conversation before,
      Input input,
      Facts facts,
      Instant now,
      List<ActionResult> results) {
    var table = new TurnContext(parts, sets, before, facts, now, results);
    switch (input) {
      case Input.Said said -> new InputMatcher(table).said(heard(said), before.offer());
      case Input.Due _ -> due(table);
      case Input.Started(var flow, var inputs) -> start(table, flow, inputs);
      case Input.Answered(var flow, var inputs, var said) -> {
        table.mute(true);
        start(table, flow, inputs);
        table.mute(false);
        var hearing = new InputMatcher(table);
        if (!table.stuck() && !hearing.isForNewest(flow, heard(said))) {
          return turn(
              sets, before, said, facts, now, results.subList(table.used(), results.size()));
        }
        if (!table.stuck()) {
          table.opens(flow);
          hearing.said(heard(said), Optional.empty());
        }
      }
    }
    return table.progress();
  }

  private ParsedInput heard(Input.Said said) {
    return ParsedInput.of(said, parts.languages());
  }

  private static void start(TurnContext table, String flow, Map<String, Value> inputs) {
    Flow found = table.sets.current().flows().get(flow);
    if (found != null) {
      new FlowRuns(table).start(found, inputs, FlowRuns.Before.STAYS);
    } else {
      table.does(new Effect.HandOver("no flow " + flow));
    }
  }

  /// Everything that is due, oldest first.
  private static void due(TurnContext table) {
    var runs = new FlowRuns(table);
    for (Run run : List.copyOf(table.runs)) {
      boolean due = run.waiting().due().filter(at -> !at.isAfter(table.now)).isPresent();
      if (due && !table.stuck()) {
        runs.due(run);
      }
    }
    runs.closeExpired();
  }
}
