package org.turnout.lab.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.turnout.lab.strike.StrikePlay;

/// How far a strike is: a line for each part of it, and on a terminal one that is drawn over with
/// the campaign's time.
final class StrikeLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM d, HH:mm", Locale.US);
  private static final long CALM = TimeUnit.MILLISECONDS.toNanos(200);

  private final PrintWriter out;
  private final boolean terminal;
  private final ZoneId zone;
  private long shown = System.nanoTime() - CALM;
  private String part = "";

  /// @param zone the campaign's
  StrikeLine(PrintWriter out, boolean terminal, ZoneId zone) {
    this.out = out;
    this.terminal = terminal;
    this.zone = zone;
  }

  void show(StrikePlay.Progress now) {
    boolean isNew = !now.words().isEmpty();
    if (!isNew && (!terminal || System.nanoTime() - shown < CALM)) {
      return;
    }
    shown = System.nanoTime();
    part = isNew ? now.words() : part;
    String words =
        String.format(
            Locale.ROOT,
            "%s  %s; %,d texts",
            TIME.format(now.now().atZone(zone)),
            part,
            now.texts());
    if (terminal) {
      out.print("\r\u001b[K" + words + (isNew ? "\n" : ""));
    } else {
      out.println(words);
    }
    out.flush();
  }
}
