package org.turnout.blast.plan;

import java.util.Optional;
import org.turnout.channel.Encoding;

/// A row of the plan: who gets which words, or why none.
///
/// @param language of the text, which may be another than the person's
/// @param segments none when they get no text
/// @param whereabouts where they may be, by its number in the records; 0 when nothing is known
public record Recipient(
    Candidate candidate,
    String language,
    int variant,
    String body,
    Encoding encoding,
    int segments,
    int whereabouts,
    Optional<String> reason) {
  /// Somebody who gets no text.
  static Recipient none(Candidate one, int whereabouts, String reason) {
    return new Recipient(
        one, one.known().language(), 0, "", Encoding.GSM_7, 0, whereabouts, Optional.of(reason));
  }

  /// Somebody who gets one.
  ///
  /// @param picture a picture message is one part, whatever it says
  static Recipient getting(
      Candidate one, int whereabouts, TextMerger.Merged text, boolean picture) {
    return new Recipient(
        one,
        text.language(),
        text.variant(),
        text.body(),
        text.count().encoding(),
        picture ? 1 : text.count().segments(),
        whereabouts,
        Optional.empty());
  }

  long addressId() {
    return candidate.known().addressId();
  }
}
