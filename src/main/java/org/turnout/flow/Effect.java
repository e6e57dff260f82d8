package org.turnout.flow;

/// What a finished turn changes besides the conversation; carried out in the turn's own commit.
public sealed interface Effect {
  /// A fact of the person: `language`, `site`, `zip`, `name`.
  record Remember(String fact, Value value) implements Effect {}

  /// A yes to a topic, with the exact wording and its language: a consent event.
  record Subscribe(String topic, String wording, String language) implements Effect {}

  /// Off a topic; the rest of the person's consent stays.
  record Unsubscribe(String topic) implements Effect {}

  /// The person wants to hear when this opens.
  record Notify(String about) implements Effect {}

  /// A steward is wanted; the text is held in the inbox with this reason.
  ///
  /// @param stays whether what the person writes next goes to the steward too
  record HandOver(String reason, boolean stays) implements Effect {
    /// The conversation goes on with Turnout.
    public HandOver(String reason) {
      this(reason, false);
    }
  }

  /// The person goes on with Turnout, not with the steward; what they wrote stays with the steward.
  record Resumed() implements Effect {}

  /// A flow came to an end, for reports.
  record Ended(String flow, String label) implements Effect {}
}
