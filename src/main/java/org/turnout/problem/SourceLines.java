package org.turnout.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Where a printer finds the lines that problems point at.
@FunctionalInterface
public interface SourceLines {
  /// Nothing to quote.
  SourceLines NONE = (_, _) -> Optional.empty();

  /// The files under a folder, by the names that problems give them; a file that can't be read has
  /// no lines.
  static SourceLines under(Path folder) {
    return (file, line) -> {
      try (var lines = Files.lines(folder.resolve(file))) {
        return lines.skip(Math.max(0, line - 1)).findFirst();
      } catch (IOException | UncheckedIOException | InvalidPathException _) {
        return Optional.empty();
      }
    };
  }

  /// One line of a file, counted from 1, without its line break.
  Optional<String> line(String file, int line);
}
