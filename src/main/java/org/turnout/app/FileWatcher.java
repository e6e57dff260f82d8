package org.turnout.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.turnout.bundle.FileBundle;

/// Notices edits under some folders by looking at times and sizes: two hundred files take
/// milliseconds, and unlike a watch of the operating system it works on every network disk. An
/// editor's own files (`.x.swp`, `x~`) don't count.
final class FileWatcher {
  private final List<Path> folders;
  private Map<Path, Stamp> seen;

  private record Stamp(FileTime modified, long size) {}

  /// What is there now counts as seen.
  FileWatcher(List<Path> folders) {
    this.folders = List.copyOf(folders);
    this.seen = look();
  }

  /// Runs the work when something has changed since it last ran to its end; work that throws is due
  /// again at the next look.
  ///
  /// @return 1 when it ran, else 0
  synchronized int ifChanged(Runnable work) {
    var now = look();
    if (now.equals(seen)) {
      return 0;
    }
    work.run();
    seen = now;
    return 1;
  }

  private Map<Path, Stamp> look() {
    var found = new HashMap<Path, Stamp>();
    for (var folder : folders) {
      if (Files.isDirectory(folder)) {
        try (var files = Files.walk(folder)) {
          files.filter(FileBundle::counts).forEach(file -> stamp(file, found));
        } catch (IOException e) {
          throw new UncheckedIOException("looking for edits under " + folder.getFileName(), e);
        }
      }
    }
    return found;
  }

  private static void stamp(Path file, Map<Path, Stamp> found) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isRegularFile()) {
        found.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
      }
    } catch (IOException _) {
      // gone between the listing and the look: that is a change too
    }
  }
}
