package org.turnout.outbox;

import org.jdbi.v3.core.Handle;

/// What a restored ledger takes for unsent. It may have left in the life that the records have
/// lost, and nobody may get it twice.
public final class RestoredLedger {
  private RestoredLedger() {}

  /// Texts outside of runs count as claimed since they were planned: the settler asks the carrier's
  /// log for each, and what is not in it waits for a person. What was kept for old texts ends.
  ///
  /// @return how many texts that is
  public static int ask(Handle handle) {
    return handle
        .createUpdate(
            """
            update outbox
            set state = case route when 'rest' then 'claimed' else 'skipped' end,
                claimed_at = case route when 'rest' then planned_at end,
                claimed_by = case route when 'rest' then 'restored' end,
                reason = case route when 'rest' then reason else 'restored' end
            where state = 'planned' and run_id is null
            """)
        .execute();
  }
}
