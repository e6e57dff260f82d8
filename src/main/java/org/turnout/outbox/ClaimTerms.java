package org.turnout.outbox;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Carrier;
import org.turnout.channel.SendClaim;
import org.turnout.channel.SendResult;
import org.turnout.time.Clocks;

/// On what terms a node claims texts: under its own name, and for a while only. A node that slept
/// through that while does not send, since others may have settled the row.
///
/// @param fresh how old a claim may be when its request is written
public record ClaimTerms(String node, Clocks clocks, Duration fresh) {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimTerms.class);

  /// Hands a claimed text over, once, while its claim is fresh. An exception of the carrier's
  /// library is a result too: nobody knows whether the text left.
  public SendResult send(Carrier carrier, ClaimedText claimed) {
    try {
      return SendClaim.whileHolds(() -> !stale(claimed), () -> carrier.send(claimed.text()));
    } catch (Throwable e) { // a library's Error too: without a result the row would be forgotten
      return new SendResult.Uncertain("broke off with " + e.getClass().getSimpleName());
    }
  }

  /// The result for a text whose claim is too old to be sent: nothing was written, so it goes back
  /// in line. Empty for a fresh claim.
  public Optional<SendResult> tooOld(ClaimedText claimed) {
    if (!stale(claimed)) {
      return Optional.empty();
    }
    LOG.warn("claim too old to be sent, put back outbox={}", claimed.row());
    return Optional.of(new SendResult.TryLater(0, "the claim grew old"));
  }

  public boolean stale(ClaimedText claimed) {
    return clocks.machine().instant().isAfter(claimed.claimedAt().plus(fresh));
  }
}
