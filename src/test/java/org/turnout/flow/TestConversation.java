package org.turnout.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.turnout.channel.Channel;
import org.turnout.form.Submit;
import org.turnout.language.Languages;

/// A conversation with the engine in a test: keeps the state, encoded and decoded at every turn,
/// and answers the engine's requests from a script.
final class TestConversation {
  static final Engine ENGINE = new Engine(Languages.builtIn(), TurnLimits.DEFAULT);
  static final Instant MONDAY = Instant.parse("2026-10-05T16:00:00Z");

  final FlowSets sets;
  final Map<String, Value> facts = new HashMap<>();
  final List<ActionRequest> requests = new ArrayList<>();
  Function<ActionRequest, ActionResult> records = _ -> ActionResult.of(Submit.RECORDED);
  Conversation state = Conversation.NONE;
  Instant now = MONDAY;
  String language = "en";
  boolean member = true;
  Channel channel = Channel.SMS;
  Turn last = new Turn(Conversation.NONE, List.of(), List.of(), List.of(), false);

  TestConversation(Flow... flows) {
    this(TestFlows.only(TestFlows.set("v1", flows)));
  }

  TestConversation(FlowSets sets) {
    this.sets = sets;
    facts.put("campaign.name", new Value.Text("United Care Workers"));
    facts.put("campaign.contact", new Value.Text("Ana, 555-0100"));
  }

  /// Sends a text and gives everything that was said back.
  String send(String text) {
    return turn(new Input.Said(text, List.of()));
  }

  String photo(long id, String text) {
    return turn(new Input.Said(text, List.of(id)));
  }

  /// Lets time pass, and what is due happen.
  String after(Duration time) {
    now = now.plus(time);
    var due = state.due();
    return due.isPresent() && !due.get().isAfter(now) ? turn(new Input.Due()) : "";
  }

  String turn(Input input) {
    var results = new ArrayList<ActionResult>();
    while (true) {
      var progress =
          ENGINE.turn(
              sets,
              state,
              input,
              new Facts(facts, language, ZoneId.of("America/Los_Angeles"), member, channel),
              now,
              List.copyOf(results));
      switch (progress) {
        case EngineResult.Needs(ActionRequest request) -> {
          requests.add(request);
          results.add(records.apply(request));
        }
        case EngineResult.Finished(Turn turn) -> {
          last = turn;
          state = ConversationCodec.decode(ConversationCodec.encode(turn.after()));
          if (!state.equals(turn.after())) {
            throw new AssertionError("the codec changed " + turn.after() + " into " + state);
          }
          return turn.replies().stream().map(Reply::text).collect(Collectors.joining("\n"));
        }
      }
    }
  }

  List<String> handOvers() {
    return last.effects().stream()
        .filter(Effect.HandOver.class::isInstance)
        .map(effect -> ((Effect.HandOver) effect).reason())
        .toList();
  }
}
