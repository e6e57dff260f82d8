package org.turnout.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One text in, whichever door it came through.
///
/// @param id the carrier's id (`MessageSid`, a Discord message id), unique for ever: with `from`,
///   the key of the duplicate check
/// @param to our own number or the bot, so that the answer leaves from where the text came in
/// @param sentAt the carrier's date for a swept text, else the time of arrival (campaign time)
/// @param handled what the carrier has already answered for us
/// @param hints what the carrier knows of the number, by its own names (`FromZip`, `FromState`):
///   last resort for a zone
public record InboundMessage(
    String id,
    Address from,
    Address to,
    String body,
    List<Photo> photos,
    Instant sentAt,
    Origin origin,
    Optional<OptOutType> handled,
    Map<String, String> hints) {

  /// How the text reached us, which decides whether an answer can ride back on the request.
  public enum Origin {
    WEBHOOK,
    SWEEP,
    GATEWAY,
    /// Read from the carrier's log, of the time that restored records know nothing of.
    RESTORED
  }

  public InboundMessage {
    photos = List.copyOf(photos);
    hints = Map.copyOf(hints);
  }

  /// Never the body: this is what reaches a log.
  @Override
  public String toString() {
    return "InboundMessage[" + id + " from " + from + ", " + origin + "]";
  }
}
