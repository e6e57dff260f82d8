package org.turnout.blast.plan;

import java.util.Optional;

/// What is known of the carrier while a plan is made; a carrier that can't be asked keeps nobody
/// from planning.
///
/// @param balance the amount as the carrier writes it
/// @param trouble why nothing would leave now: its circuit is open, the account is suspended
public record CarrierStatus(Optional<String> balance, Optional<String> trouble) {
  /// Nobody was asked.
  public static final CarrierStatus UNKNOWN = new CarrierStatus(Optional.empty(), Optional.empty());
}
