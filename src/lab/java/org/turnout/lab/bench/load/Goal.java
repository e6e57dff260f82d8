package org.turnout.lab.bench.load;

/// A bar that a figure should clear.
///
/// @param atLeast whether larger is better
public record Goal(double bar, boolean atLeast) {
  public static Goal atLeast(double bar) {
    return new Goal(bar, true);
  }

  public static Goal atMost(double bar) {
    return new Goal(bar, false);
  }

  /// Noise moves a median: a figure fails only when its whole spread misses the bar.
  Verdict judge(Spread figure) {
    if (clears(figure.median())) {
      return Verdict.PASS;
    }
    return clears(atLeast ? figure.max() : figure.min()) ? Verdict.CLOSE : Verdict.FAIL;
  }

  private boolean clears(double value) {
    return atLeast ? value >= bar : value <= bar;
  }

  @Override
  public String toString() {
    return (atLeast ? ">= " : "<= ") + FigureFormat.plain(bar);
  }

  /// Whether a figure meets its goal.
  enum Verdict {
    PASS,
    /// The median misses, the best round does not.
    CLOSE,
    FAIL
  }
}
