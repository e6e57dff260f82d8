package org.turnout.lab.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.turnout.lab.soak.Soak;

/// How far a soak is: a bar that is drawn over on a terminal, a line now and then elsewhere.
final class SoakLine {
  private static final int WIDTH = 24;
  private static final long LOGGED = TimeUnit.SECONDS.toNanos(30);

  private final PrintWriter out;
  private final boolean terminal;
  private final boolean quiet;
  private long shown = System.nanoTime() - LOGGED;

  /// @param quiet nothing at all: the report is for a program
  SoakLine(PrintWriter out, boolean terminal, boolean quiet) {
    this.out = out;
    this.terminal = terminal;
    this.quiet = quiet;
  }

  void show(Soak.Progress now) {
    if (quiet || (!terminal && System.nanoTime() - shown < LOGGED)) {
      return;
    }
    shown = System.nanoTime();
    if (terminal) {
      // What is wider than the terminal is cut off: a second line could not be drawn over.
      out.print("\r\u001b[K\u001b[?7l" + bar(now) + words(now) + "\u001b[?7h");
    } else {
      out.println(words(now));
    }
    out.flush();
  }

  private static String bar(Soak.Progress now) {
    int filled =
        (int) Math.min(WIDTH, WIDTH * now.over().toMillis() / Math.max(1, now.all().toMillis()));
    return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] ";
  }

  private static String words(Soak.Progress now) {
    return String.format(
        Locale.ROOT,
        "%s of %s  %,d texts, %d blasts, %d faults%s; last answer %.1f s ago",
        clock(now.over()),
        clock(now.all()),
        now.texts(),
        now.blasts(),
        now.faults(),
        now.fault().isEmpty() ? "" : " (" + now.fault() + ")",
        now.silent().toMillis() / 1e3);
  }

  private static String clock(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
