package org.turnout.channel;

/// The states a carrier reports, in rank order: a text moves up only, and `DELIVERED` beats
/// `UNDELIVERED`.
public enum Delivery {
  QUEUED,
  SENT,
  FAILED,
  UNDELIVERED,
  DELIVERED
}
