package org.turnout.blast.send;

import java.time.Instant;
import org.turnout.outbox.ClaimedText;

/// A claimed row of a run.
///
/// @param closes campaign time: when the recipient's hours end
record BlastText(ClaimedText claimed, long run, int whereabouts, int segments, Instant closes) {
  long row() {
    return claimed.text().outboxId();
  }
}
