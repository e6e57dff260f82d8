package org.turnout.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Starting other programs, with an environment that holds none of our secrets.
final class ChildPrograms {
  private ChildPrograms() {}

  /// Whether `true` can be run behind this prefix.
  static boolean works(List<String> prefix) {
    try {
      return run(with(prefix, "true"), Path.of("/"), 2).exit() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /// Runs a short program to its end and returns what it printed.
  ///
  /// @throws IOException it could not be started, or was not done in time and was killed
  static Result run(List<String> command, Path folder, int seconds, String... input)
      throws IOException {
    Process process = builder(command, folder).redirectErrorStream(true).start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(String.join("\n", input));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(ended(process, command.getFirst(), seconds), output);
  }

  private static int ended(Process process, String name, int seconds) throws IOException {
    try {
      if (process.waitFor(seconds, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new IOException(name + " did not finish within " + seconds + " s");
  }

  static ProcessBuilder builder(List<String> command, Path folder) {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "HOME"));
    environment.put("LC_ALL", "C");
    environment.put("TZ", "UTC");
    return builder;
  }

  static List<String> with(List<String> prefix, String... command) {
    return Stream.concat(prefix.stream(), Stream.of(command)).toList();
  }

  record Result(int exit, String output) {}
}
