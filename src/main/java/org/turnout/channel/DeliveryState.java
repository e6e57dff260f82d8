package org.turnout.channel;

/// The states a carrier reports, in rank order: a text moves up only, and `DELIVERED` beats
/// `UNDELIVERED`.
public enum DeliveryState {
  QUEUED(1),
  SENT(2),
  FAILED(3),
  UNDELIVERED(4),
  DELIVERED(5);

  private final int rank;

  DeliveryState(int rank) {
    this.rank = rank;
  }

  /// How far the text has come; `state_rank` in the database counts the same way.
  public int rank() {
    return rank;
  }
}
