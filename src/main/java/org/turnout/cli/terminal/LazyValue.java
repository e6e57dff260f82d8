package org.turnout.cli.terminal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A part of a command that is made when it is first used: every command is created on every run,
/// and one must not pay for another.
public final class LazyValue<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  public LazyValue(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T known = made;
    if (known == null) {
      known = maker.get();
      made = known;
    }
    return known;
  }
}
