package org.turnout.channel;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Whether the text that this thread is handing over is still its own to send. A node may sleep at
/// any moment, for a minute, between its claim and the first byte of its request; others have
/// settled the row by then. So the code that writes the request asks once more, just before it
/// writes.
///
/// It travels as a scoped value because a vendor's library is between the two.
public final class SendClaim {
  private static final ScopedValue<BooleanSupplier> HOLDS = ScopedValue.newInstance();

  private SendClaim() {}

  /// Hands over while the claim holds.
  ///
  /// @param holds asked just before the request is written, in whatever thread writes it
  public static SendResult whileHolds(BooleanSupplier holds, Supplier<SendResult> send) {
    return ScopedValue.where(HOLDS, holds).call(send::get);
  }

  /// What to ask before writing; always true where nothing was claimed.
  public static BooleanSupplier current() {
    return HOLDS.orElse(() -> true);
  }
}
