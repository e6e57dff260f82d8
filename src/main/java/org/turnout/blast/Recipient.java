package org.turnout.blast;

import java.util.Optional;
import org.turnout.channel.Encoding;

/// A row of the plan: who gets which words, or why none.
///
/// @param language of the text, which may be another than the person's
/// @param segments none when they get no text
/// @param whereabouts where they may be, by its number in the records; 0 when nothing is known
record Recipient(
    Candidate candidate,
    String language,
    int variant,
    String body,
    Encoding encoding,
    int segments,
    int whereabouts,
    Optional<String> reason) {
  long addressId() {
    return candidate.known().addressId();
  }
}
