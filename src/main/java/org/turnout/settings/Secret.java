package org.turnout.settings;

/// A token, a password or an address that carries one. It prints as stars, so that it can be in a
/// record without reaching a log.
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
