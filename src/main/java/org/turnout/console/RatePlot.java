package org.turnout.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.turnout.blast.report.SendRates;

/// Rates over time, ready to be drawn 720 by 160: bars from the floor up.
///
/// @param bars one a step, those of nothing left out
/// @param top the axis' upper end, segments a second
public record RatePlot(SendRates rates, List<Bar> bars, double top) {
  static final RatePlot NONE =
      new RatePlot(
          new SendRates(java.time.Instant.EPOCH, java.time.Duration.ofSeconds(1), List.of()),
          List.of(),
          1);

  private static final double WIDTH = 720;
  private static final double HEIGHT = 160;

  /// One step.
  public record Bar(double x, double y, double width, double height) {
    /// With a tenth of a unit: nobody sees less.
    public static String of(double value) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
  }

  static RatePlot of(SendRates rates) {
    double top = nice(rates.most());
    var bars = new ArrayList<Bar>();
    double step = WIDTH / Math.max(1, rates.perSecond().size());
    // A few bars alone should not fill the whole width.
    double width = Math.min(step, WIDTH / 30);
    for (int i = 0; i < rates.perSecond().size(); i++) {
      double height = HEIGHT * rates.perSecond().get(i) / top;
      if (height > 0) {
        bars.add(new Bar(i * width, HEIGHT - height, Math.max(1, width - 1), height));
      }
    }
    return new RatePlot(rates, List.copyOf(bars), top);
  }

  /// The next of 1, 2, 5, 10, 20, 50 ... above a value.
  static double nice(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, value))));
    for (double step : new double[] {1, 2, 5, 10}) {
      if (value <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /// What the plot says, for those who don't see it.
  public String words() {
    return bars.isEmpty()
        ? "Nothing has been sent yet."
        : String.format(
            Locale.US,
            "Segments per second, one bar for %s: at most %,.0f.",
            PageView.about(rates.step()),
            rates.most());
  }
}
