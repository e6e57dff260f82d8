package org.turnout.inbox;

import java.time.Instant;
import java.util.Optional;

/// The newest alarm of an item's member, as the inbox shows it; all empty when none was raised.
///
/// @param raisedAt when people of ours began to be told (campaign time)
/// @param unansweredAt when everybody had been told, and nobody had answered
/// @param takenBy who has answered that they take it: `text:Ana Cruz`
public record ItemAlarm(
    Optional<Instant> raisedAt, Optional<Instant> unansweredAt, Optional<String> takenBy) {
  /// What is true of it now, in words for colleagues; empty when none was raised.
  public Optional<String> standing() {
    return takenBy
        .map(by -> Inbox.nameOf(by) + " has answered the alarm.")
        .or(() ->
            unanswered()
                ? Optional.of("Everybody was told, and nobody has answered the alarm.")
                : raisedAt.map(_ -> "People of ours are being told."));
  }

  /// Whether nobody is left to be told: only the inbox can help.
  public boolean unanswered() {
    return takenBy.isEmpty() && unansweredAt.isPresent();
  }
}
