package org.turnout.outbox;

import java.util.Locale;

/// Why a text is sent, which decides what may hold it back: quiet hours and caps bind broadcasts
/// only.
public enum TextKind {
  /// To a text of the last minutes.
  ANSWER,
  /// About a shift, seat or order that this person holds; a reminder that a flow asked for; a
  /// steward's reply.
  SERVICE,
  /// To many.
  BROADCAST;

  /// As tables and metrics write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
