package org.turnout.blast.run;

import org.jdbi.v3.core.Handle;

/// Recipients who have stopped since a run reached them.
final class OptOutCount {
  private OptOutCount() {}

  /// How many there are; by the index of the newest STOPs, a few rows however large the run is.
  static long since(Handle handle, Run run) {
    return run.started()
        .map(started ->
            handle
                .createQuery(
                    """
                    select count(distinct c.address_id) from consent_event c
                    join outbox o on o.run_id = :run and o.address_id = c.address_id
                    where c.what = 'stop' and c.effective and c.source <> 'carrier' and c.at >= :since and o.left_at <= c.at
                    """)
                .bind("run", run.id())
                .bind("since", started.at())
                .mapTo(Long.class)
                .one())
        .orElse(0L);
  }
}
