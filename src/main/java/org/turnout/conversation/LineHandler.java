package org.turnout.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.InboundMessage;
import org.turnout.flow.Reply;
import org.turnout.line.LineTexts;

/// Answers captains and stewards about their shift, and says what codes and posters' words mean to
/// the flows. The writer's own conversation stays as it is.
record LineHandler(LineTexts texts) {
  private static final String KIND = "line";

  /// What the flows hear, or the turn that answers instead.
  record Heard(Optional<PendingTurn> turn, String text) {}

  boolean concerns(InboundMessage message) {
    return LineTexts.concerns(message.body());
  }

  Heard hear(Handle handle, InboundMessage message, ConversationState live, Instant now) {
    return switch (texts.hear(handle, message.body(), live.known(), now)) {
      case LineTexts.Heard.Said(String words, String trace) ->
          new Heard(
              Optional.of(
                  PendingTurn.said(KIND, live.conversation(), List.of(new Reply(words)))
                      .traced(trace)),
              message.body());
      case LineTexts.Heard.As(String word) -> new Heard(Optional.empty(), word);
      case LineTexts.Heard.Nothing _ -> new Heard(Optional.empty(), message.body());
    };
  }
}
