package org.turnout.blast.run;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;

/// Runs that were on their way when the records were saved. Many of their texts may have left
/// since, so a person must look before they go on.
public final class RestoredRuns {
  private static final String WHY =
      "the records were restored: people who count as waiting may have got it; compare with the carrier's log before it goes on";

  private RestoredRuns() {}

  /// Pauses them all; how many that were.
  public static int pause(Handle handle, Instant now) {
    List<Long> started =
        handle
            .createQuery("select id from blast_run where state = 'started' order by id")
            .mapTo(Long.class)
            .list();
    started.forEach(
        run -> RunTransaction.on(handle, run, Actor.TURNOUT, now, acting -> acting.pause(WHY)));
    return started.size();
  }
}
