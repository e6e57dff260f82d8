package org.turnout.conversation;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.ChannelTraits;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Engine;
import org.turnout.flow.EngineResult;
import org.turnout.flow.FlowSets;
import org.turnout.flow.Input;
import org.turnout.flow.JoinedTexts;
import org.turnout.flow.Reply;
import org.turnout.flow.ResultCodec;
import org.turnout.flow.Turn;
import org.turnout.language.FirstText;
import org.turnout.outbox.TextKind;

/// The engine's side of a turn: asks it, carries out what it needs under the records' row locks,
/// and turns what it returns into a draft.
///
/// @param first what follows the first answer to a number
record FlowHandler(
    Engine engine,
    FlowSets flows,
    Records records,
    EffectWriter aftermath,
    PersonFacts facts,
    FirstText first) {
  /// One turn may ask the records this often; a flow that needs more is broken.
  private static final int MOST_NEEDS = 50;

  /// The turn, if it needs nothing of the records.
  Optional<Turn> withoutRecords(ConversationState live, Input input, Instant now) {
    return switch (ask(live, input, now, List.of())) {
      case EngineResult.Finished(Turn turn) -> Optional.of(turn);
      case EngineResult.Needs _ -> Optional.empty();
    };
  }

  /// The turn with all it needs; its effects are written once it is taken.
  PendingTurn carryOut(Handle handle, ConversationState live, Input input, Instant now) {
    var results = new ArrayList<ActionResult>();
    for (int needs = 0; needs <= MOST_NEEDS; needs++) {
      switch (ask(live, input, now, results)) {
        case EngineResult.Finished(Turn turn) -> {
          return withEffects(draft(turn, results, live), turn, live, now);
        }
        case EngineResult.Needs(var request) ->
            results.add(records.carryOut(handle, request, live.known(), now));
      }
    }
    throw new IllegalStateException(
        "a turn of person " + live.known().person().id() + " needs the records without end");
  }

  private EngineResult ask(
      ConversationState live, Input input, Instant now, List<ActionResult> results) {
    return engine.turn(
        flows, live.conversation(), input, facts.of(live.known(), now), now, results);
  }

  PendingTurn draft(Turn turn, List<ActionResult> results, ConversationState live) {
    return new PendingTurn(
        PendingTurn.FLOW,
        turn.after(),
        texts(turn, live),
        TextKind.ANSWER,
        false,
        results.isEmpty() ? null : ResultCodec.encode(results),
        String.join(" ", turn.trace()),
        (_, _) -> {},
        false,
        turn.opened());
  }

  private List<Reply> texts(Turn turn, ConversationState live) {
    int most = traits(live).longestText();
    var texts = JoinedTexts.of(turn.replies(), most);
    return live.texted() ? texts : introduced(texts, turn, live, most);
  }

  /// The first words that a phone ever gets from us say who writes and how to stop.
  private List<Reply> introduced(List<Reply> texts, Turn turn, ConversationState live, int most) {
    String all = texts.stream().map(Reply::text).collect(joining("\n"));
    String language = turn.language().orElse(live.known().language());
    return traits(live).introducesItself()
        ? first.line(all, language).map(line -> JoinedTexts.with(texts, line, most)).orElse(texts)
        : texts;
  }

  private static ChannelTraits traits(ConversationState live) {
    return live.known().address().channel().traits();
  }

  private PendingTurn withEffects(
      PendingTurn draft, Turn turn, ConversationState live, Instant now) {
    return turn.effects().isEmpty()
        ? draft
        : draft
            .then((handle, inboundId) ->
                aftermath.write(handle, turn.effects(), live, inboundId, now))
            .changingPerson();
  }
}
