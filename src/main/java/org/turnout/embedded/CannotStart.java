package org.turnout.embedded;

/// The embedded servers cannot run here. The message is for the person at the terminal: what is
/// wrong, where, and what to do.
public final class CannotStart extends RuntimeException {
  public CannotStart(String message) {
    super(message);
  }

  public CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
