package org.turnout.flow;

import java.util.List;

/// One text to the person. The texts of a turn are joined into one message unless they are `apart`.
///
/// @param media names of media to send with it
public record Reply(String text, List<String> media, boolean apart) {
  public Reply {
    media = List.copyOf(media);
  }

  /// Words alone.
  public Reply(String text) {
    this(text, List.of(), false);
  }

  @Override
  public String toString() {
    return "Reply[" + text.length() + "]";
  }
}
