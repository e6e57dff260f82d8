package org.turnout.roster;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// A place that is held for somebody is put to them.
record OfferStart(FlowStarts starts, StandingOffers.Untold offer, String flow)
    implements FlowStart {
  @Override
  public String key() {
    return "offer " + offer.id();
  }

  @Override
  public long personId() {
    return offer.personId();
  }

  @Override
  public boolean told(Handle handle, Instant now) {
    return starts.told(handle, offer, now);
  }

  @Override
  public void passBy(Handle handle, Instant now) {
    starts.passBy(handle, offer, now);
  }
}
