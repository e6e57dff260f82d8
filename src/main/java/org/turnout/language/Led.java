package org.turnout.language;

/// What a text says behind words that lead to it: "Fontana" of "I moved to Fontana".
///
/// @param rest as it was typed
public record Led<T>(T value, String rest) {
  /// A member's words stay out of logs.
  @Override
  public String toString() {
    return "Led[" + rest.length() + "]";
  }
}
