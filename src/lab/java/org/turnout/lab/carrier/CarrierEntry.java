package org.turnout.lab.carrier;

import java.time.Instant;
import org.turnout.lab.scenario.StableHash;

/// A text in the carrier's log, in either direction, for a judge in another process.
///
/// @param inbound whether a phone sent it
/// @param row of our ledger that its status address names; 0 for a text of a phone
/// @param at when the carrier took it
public record CarrierEntry(
    String sid, boolean inbound, String from, String to, String body, long row, Instant at) {
  static CarrierEntry of(CarrierMessage text) {
    return new CarrierEntry(
        text.sid,
        text.inbound(),
        text.from,
        text.to,
        text.body,
        text.statusCallback.map(StableHash::row).orElse(0L),
        text.created);
  }

  @Override
  public String toString() {
    return "CarrierEntry[" + sid + "]";
  }
}
