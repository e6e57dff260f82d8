package org.turnout.app;

import java.time.Instant;
import org.turnout.blast.run.RestoredRuns;
import org.turnout.conversation.SweepMarks;
import org.turnout.outbox.RestoredLedger;
import org.turnout.people.People;
import org.turnout.postgres.Database;
import org.turnout.time.Clocks;

/// `serve --restored`: the records are those of an earlier moment, and what happened since is known
/// to the carrier and to people's phones only. Before anything else begins, all that could happen
/// twice is kept from it
/// ([0085](../../../../../../docs/decisions/0085-one-row-never-stops-many.md)).
public final class RestoredRecords {
  private RestoredRecords() {}

  /// What was kept from happening twice.
  ///
  /// @param texts that may have left; the carrier is asked
  /// @param runs that are paused
  public record Kept(int texts, int runs) {}

  /// @param patient with time for a statement over all addresses
  public static Kept mark(Database patient, Clocks clocks) {
    Instant machine = clocks.machine().instant();
    Instant campaign = clocks.campaign().instant();
    return patient.inTransaction(handle -> {
      SweepMarks.restored(handle, machine);
      People.forgetAll(handle);
      return new Kept(RestoredLedger.ask(handle), RestoredRuns.pause(handle, campaign));
    });
  }
}
