package org.turnout.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.turnout.blast.report.SendRates;

/// Rates over time, ready to be drawn 720 by 160: bars from the floor up.
///
/// @param bars one a step, those of nothing left out
/// @param limit the pace of its sender, segments a second
/// @param top the axis' upper end, segments a second
public record RatePlot(SendRates rates, List<Bar> bars, int limit, double top) {
  static final RatePlot NONE =
      new RatePlot(
          new SendRates(java.time.Instant.EPOCH, java.time.Duration.ofSeconds(1), List.of()),
          List.of(),
          1,
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

  static RatePlot of(SendRates rates, int limit) {
    double top = nice(Math.max(rates.most(), limit));
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
    return new RatePlot(rates, List.copyOf(bars), limit, top);
  }

  /// The next round number from a value on: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12 ...
  static double nice(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, value))));
    for (double step : new double[] {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10}) {
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
            "Segments per second, one bar for %s: at most %,.0f. The sender's limit is %,d.%s",
            PageView.about(rates.step()),
            rates.most(),
            limit,
            over());
  }

  /// Texts are counted when they are taken, a tenth of a second ahead of their slots: what is sent
  /// keeps the limit where a bar does not.
  private String over() {
    return Math.round(rates.most()) > limit
        ? " Texts are counted when they are taken from the line, up to a tenth of a second before they are sent: so a short bar may be a little above the limit, and sending is not."
        : "";
  }

  /// Where the limit is, from the top.
  public double limitAt() {
    return HEIGHT - HEIGHT * limit / top;
  }
}
