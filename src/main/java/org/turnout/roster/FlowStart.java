package org.turnout.roster;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Somebody with whom a flow is to begin on its own, once: they are asked, or told, about a place.
public interface FlowStart {
  /// Unlike that of any other, for what is put off: `offer 12`.
  String key();

  long personId();

  /// The flow that begins.
  String flow();

  /// Notes that it begins now, in this transaction; false when that is done or there is nothing to
  /// tell any more.
  boolean told(Handle handle, Instant now);

  /// Notes that this person can't be reached.
  void passBy(Handle handle, Instant now);
}
