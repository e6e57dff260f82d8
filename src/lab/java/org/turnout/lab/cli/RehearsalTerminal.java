package org.turnout.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Keeps a rehearsal's bars and its log apart.
final class RehearsalTerminal {
  private RehearsalTerminal() {}

  /// The log would run through the bar, so it goes to a file; the loggers write to whatever
  /// standard error is.
  static void logTo(Path file) {
    try {
      System.setErr(new PrintStream(new FileOutputStream(file.toFile(), true), true, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("opening " + file, e);
    }
  }
}
