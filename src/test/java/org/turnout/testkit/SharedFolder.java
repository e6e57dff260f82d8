package org.turnout.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// The folder `shared` with vectors, contracts and tools that lies next to the project; tests over
/// it are skipped, with a message, where it is not there.
public final class SharedFolder {
  private SharedFolder() {}

  /// A file or folder in it.
  public static Path path(String relative) {
    Path root = root();
    Assumptions.assumeTrue(
        root != null && Files.exists(root.resolve(relative)),
        "shared/" + relative + " is not here (set TURNOUT_SHARED to its folder)");
    return java.util.Objects.requireNonNull(root).resolve(relative);
  }

  private static @Nullable Path root() {
    String set = System.getenv("TURNOUT_SHARED");
    if (set != null) {
      return Path.of(set);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("shared/vectors"))) {
        return at.resolve("shared");
      }
    }
    return null;
  }
}
