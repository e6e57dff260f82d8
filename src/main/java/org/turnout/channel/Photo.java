package org.turnout.channel;

import java.net.URI;

/// A media item that came with a text, still at the carrier. The declared type is the sender's
/// claim and not trusted.
public record Photo(URI address, String declaredType) {
  /// What it is to us, if its sender is right.
  public MediaKind kind() {
    return MediaKind.of(declaredType);
  }

  @Override
  public String toString() {
    return "Photo[" + declaredType + "]";
  }
}
