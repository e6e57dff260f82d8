package org.turnout.blast.run;

import org.turnout.outbox.RunLedger;
import org.turnout.postgres.Database;

/// Those of a cancelled run who were still in line.
record CancelledRunCleanup(Database database) {
  /// Rows per transaction: a fraction of a second, so that callbacks and STOPs of the same rows
  /// never wait long.
  private static final int AT_ONCE = 5_000;

  /// Skips all of them; may be called again at any time.
  int skip(long run) {
    int all = 0;
    for (int some = AT_ONCE; some == AT_ONCE; all += some) {
      some = database.with(handle -> RunLedger.skip(handle, run, "cancelled", AT_ONCE));
    }
    return all;
  }
}
