package org.turnout.lab.bench.load;

import java.util.Locale;

/// Numbers as people read them: three digits that count.
final class FigureFormat {
  private FigureFormat() {}

  static String plain(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    String text = String.format(Locale.ROOT, format, value);
    return text.indexOf('.') < 0 ? text : text.replaceAll("\\.?0+$", "");
  }

  static String spread(Spread spread) {
    return "%s [%s-%s]".formatted(plain(spread.median()), plain(spread.min()), plain(spread.max()));
  }
}
