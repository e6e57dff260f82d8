package org.turnout.channel;

/// A carrier's log could not be read; try again at the next round.
public final class CarrierUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CarrierUnavailable(String doing, Throwable cause) {
    super(doing, cause);
  }
}
