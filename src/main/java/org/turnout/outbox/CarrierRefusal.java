package org.turnout.outbox;

import java.time.Instant;
import org.turnout.channel.CarrierError;

/// What a carrier's refusal of one text says about others: those of its run, of its sender, or all.
public sealed interface CarrierRefusal {
  /// The row of the refused text.
  long row();

  /// The carrier's code and what it means.
  CarrierError error();

  /// The text or its pictures are at fault: nobody of this run gets it.
  record OfText(long row, CarrierError error) implements CarrierRefusal {}

  /// The sender is refused, whatever it sends.
  record OfSender(long row, CarrierError error) implements CarrierRefusal {}

  /// The account is refused, for every sender.
  record OfAccount(long row, CarrierError error) implements CarrierRefusal {}

  /// The sender may go on, but not before this time.
  ///
  /// @param until machine time
  record Delay(long row, CarrierError error, Instant until) implements CarrierRefusal {}
}
