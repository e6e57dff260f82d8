package org.turnout.roster;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Somebody is asked to take a place over, or the one who asked hears how that ended.
///
/// @param ended whether it is the end that is told
record TradeStart(long id, long personId, boolean ended) implements FlowStart {
  static final String ASKS = "trade_asked";
  static final String ENDED = "trade_ended";

  @Override
  public String key() {
    return (ended ? "trade end " : "trade ") + id;
  }

  @Override
  public String flow() {
    return ended ? ENDED : ASKS;
  }

  @Override
  public boolean told(Handle handle, Instant now) {
    return ended ? TradeStore.endTold(handle, id, now) : TradeStore.told(handle, id, now);
  }

  @Override
  public void passBy(Handle handle, Instant now) {
    if (ended) {
      TradeStore.endTold(handle, id, now);
    } else {
      TradeStore.end(handle, id, TradeStore.End.OVER, now);
    }
  }
}
