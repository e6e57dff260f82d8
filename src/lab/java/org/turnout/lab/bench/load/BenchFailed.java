package org.turnout.lab.bench.load;

import org.jspecify.annotations.Nullable;

/// A benchmark could not be run, or what it ran against answered wrongly: there is no figure then.
public final class BenchFailed extends RuntimeException {
  public BenchFailed(String message) {
    super(message);
  }

  public BenchFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
