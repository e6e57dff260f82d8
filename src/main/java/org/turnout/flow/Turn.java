package org.turnout.flow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A finished turn.
///
/// @param after the conversation as it is now
/// @param trace what was matched and which steps were passed, `shift/place.full`, for tests,
///   coverage and `explain`
/// @param opened whether the text was for the flow that a blast opens, which has begun
public record Turn(
    Conversation after,
    List<Reply> replies,
    List<Effect> effects,
    List<String> trace,
    boolean opened) {
  public Turn {
    replies = List.copyOf(replies);
    effects = List.copyOf(effects);
    trace = List.copyOf(trace);
  }

  /// The language that this turn has changed to, if it has.
  public Optional<String> language() {
    return effects.stream()
        .flatMap(effect ->
            effect instanceof Effect.Remember(String fact, Value value) && fact.equals("language")
                ? Stream.of(value instanceof Value.Row(String id, _) ? id : words(value))
                : Stream.empty())
        .reduce((_, last) -> last);
  }

  private static String words(Value value) {
    return value instanceof Value.Text(String text) ? text : "";
  }
}
