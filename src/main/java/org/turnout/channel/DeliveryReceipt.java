package org.turnout.channel;

import java.time.Instant;
import java.util.OptionalLong;

/// A carrier's word on one text of ours; may be late, repeated and out of order.
///
/// @param outboxId the ledger row that the callback address named, if it named one
/// @param code the carrier's error code, 0 for none
public record DeliveryReceipt(
    OptionalLong outboxId, String carrierId, DeliveryState delivery, int code, Instant at) {}
