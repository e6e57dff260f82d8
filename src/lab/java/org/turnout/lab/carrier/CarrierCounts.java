package org.turnout.lab.carrier;

import java.time.Duration;
import java.util.SortedMap;

/// What the carrier saw, by its own count: it knows nothing of our tables. Texts are those that it
/// took through its API; replies on a webhook are counted apart.
///
/// @param requests to send, refused and broken ones included
/// @param accepted texts that it took
/// @param segments of these
/// @param people different phones among these
/// @param sameWords texts to a phone that had the very same words already
/// @param rows different rows of our ledger among texts and replies, as their status addresses name
///   them
/// @param repeatedRows texts and replies whose row had come already
/// @param replies on webhooks
/// @param afterStop texts that arrived more than a second after the product had answered their
///   phone's STOP; one of them may be its confirmation, and a person may have texted START
/// @param notes how often what happened: `refused 21610`, `ERROR_AFTER`, `delivered`, `callback
///   204`
/// @param span from the first arrival to the last
/// @param second segments in any sliding second
/// @param tenth segments in any sliding tenth of a second
/// @param tenthMedian segments in the middle one of the tenths, counted one after the other
public record CarrierCounts(
    long requests,
    long accepted,
    long segments,
    long people,
    long sameWords,
    long rows,
    long repeatedRows,
    long replies,
    long afterStop,
    SortedMap<String, Long> notes,
    Duration span,
    Window second,
    Window tenth,
    long tenthMedian) {
  /// Sliding windows of one length, wherever they begin, at arrival.
  ///
  /// @param least -1 before a whole window has passed
  public record Window(long least, long most) {}

  /// Segments a second between the first arrival and the last, the last one's own share left out; 0
  /// for fewer than two texts.
  public double perSecond() {
    return accepted < 2 || span.isZero()
        ? 0
        : segments * (1 - 1.0 / accepted) / (span.toNanos() / 1e9);
  }
}
