package org.turnout.flow;

import java.util.List;

/// A finished turn.
///
/// @param after the conversation as it stands now
/// @param trace what was matched and which steps were passed, `shift/place.full`, for tests,
///   coverage and `explain`
public record Turn(
    Conversation after, List<Reply> replies, List<Effect> effects, List<String> trace) {
  public Turn {
    replies = List.copyOf(replies);
    effects = List.copyOf(effects);
    trace = List.copyOf(trace);
  }
}
