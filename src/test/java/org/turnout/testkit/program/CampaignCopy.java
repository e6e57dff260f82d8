package org.turnout.testkit.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A folder with the shipped campaign, one more flow that repeats numbers, and small timings.
public final class CampaignCopy {
  private final Path folder;

  private CampaignCopy(Path folder) {
    this.folder = folder;
  }

  /// @param timings by their names in `config/turnout.yaml`, such as `sweep every`
  public static CampaignCopy make(Map<String, String> timings) {
    try {
      Path folder = Files.createTempDirectory("turnout-home");
      copy(Path.of("config"), folder.resolve("config"));
      copy(Path.of("flows"), folder.resolve("flows"));
      Files.copy(Path.of("src/test/resources/house/echo.yaml"), folder.resolve("flows/echo.yaml"));
      var home = new CampaignCopy(folder);
      timings.forEach((name, time) ->
          home.edit("config/turnout.yaml", "(?m)^  " + name + ":.*$", "  " + name + ": " + time));
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  /// Changes a file as an organizer would, in one piece.
  public void edit(String file, String pattern, String replacement) {
    Path path = folder.resolve(file);
    try {
      String before = Files.readString(path);
      String after = before.replaceAll(pattern, replacement);
      if (before.equals(after)) {
        throw new IllegalArgumentException(file + " has nothing like " + pattern);
      }
      Files.write(path, after.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.filter(f -> !f.startsWith(from.resolve("tests"))).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
