package org.turnout.outbox;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Hears of refusals that are about more than one text and its phone. All methods run in the
/// transaction that records the refusals.
public interface RefusalListener {
  /// The row of the text still has its state of before: when that is failed with the same code
  /// already, this was told before. Neither addresses nor rows are locked yet.
  void refused(Handle handle, CarrierRefusal refusal);

  /// Which of these rows may go back in line: their run is not over.
  Set<Long> open(Handle handle, List<Long> rows);
}
