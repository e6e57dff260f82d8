package org.turnout.blast.run;

import java.util.Locale;

/// The life of a run: planned, approved, started, paused and started again, finished or cancelled.
public enum RunState {
  /// The plan is frozen and waits for somebody to agree to it.
  PLANNED,
  /// It may go out; nobody has started it yet, or its hour has not come.
  APPROVED,
  /// Every recipient is in the ledger; texts leave as pace and hours allow.
  STARTED,
  /// Nothing more is claimed until somebody resumes it.
  PAUSED,
  /// Nothing is left to send. What is uncertain may still be sent again, which starts it again.
  FINISHED,
  /// Nothing more of it leaves, ever.
  CANCELLED;

  /// Its word in the database, in YAML and in the API: `started`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The state of a word in the database.
  static RunState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
