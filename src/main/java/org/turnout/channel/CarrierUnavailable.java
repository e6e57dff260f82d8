package org.turnout.channel;

/// A carrier's log could not be read; try again at the next round.
public final class CarrierUnavailable extends RuntimeException {
  public CarrierUnavailable(String doing, Throwable cause) {
    super(doing, cause);
  }
}
