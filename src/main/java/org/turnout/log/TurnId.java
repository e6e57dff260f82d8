package org.turnout.log;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// The id that ties together all log lines of one turn or one request. It is bound where the work
/// enters (a webhook, a Discord message, a timer) and read by the logger only; everything else is
/// passed as an argument.
///
/// A bound id does not follow into another thread: code that hands work over binds it again there.
public final class TurnId {
  private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

  private TurnId() {}

  /// Runs the work with every log line in it marked by `id`, and undoes that afterwards.
  public static <T> T with(String id, Supplier<T> work) {
    return ScopedValue.where(CURRENT, id).call(work::get);
  }

  /// As [#with(String, Supplier)], for work without a result.
  public static void with(String id, Runnable work) {
    ScopedValue.where(CURRENT, id).run(work);
  }

  /// The id of the work that this thread is at, if it is at any.
  public static Optional<String> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /// A new id of 12 characters, for work whose carrier gave it none.
  public static String fresh() {
    // Not a secret, so the quick generator will do.
    long bits = ThreadLocalRandom.current().nextLong() & 0xffff_ffff_ffffL;
    return HexFormat.of().toHexDigits(bits, 12);
  }
}
