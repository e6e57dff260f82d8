package org.turnout.flow;

import java.util.List;

/// A finished turn.
///
/// @param after the conversation as it stands now
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
}
