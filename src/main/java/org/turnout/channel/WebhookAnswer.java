package org.turnout.channel;

import java.net.URI;
import java.util.List;

/// What a waiting webhook is told: the texts that ride back on it, none when there is nothing to
/// say or when the answer leaves by another route.
public record WebhookAnswer(List<Text> texts) {
  public static final WebhookAnswer SILENCE = new WebhookAnswer(List.of());

  public WebhookAnswer {
    texts = List.copyOf(texts);
  }

  /// One text of the answer.
  ///
  /// @param outboxId the ledger row this text is, named in its status callback
  public record Text(long outboxId, String body, List<URI> media) {
    @Override
    public String toString() {
      return "Text[" + outboxId + "]";
    }
  }
}
