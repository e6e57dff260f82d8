package org.turnout.testkit.program;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a test starts the program in a JVM of its own: with what a start needs learned beforehand,
/// as `./turnout` does. The first test that asks pays for the learning; a start then takes half as
/// long.
public final class ProgramCommand {
  private static final List<String> JVM =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx300m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private ProgramCommand() {}

  /// Everything up to the program's own words.
  public static List<String> command() {
    return Learned.COMMAND;
  }

  /// The same with the lab's commands: `demo`, `rehearse`, `bench`, the carrier.
  public static List<String> lab() {
    var command = new ArrayList<>(command());
    command.set(command.size() - 1, "org.turnout.lab.LabMain");
    return List.copyOf(command);
  }

  /// The product without the lab and the tests, as production runs it, with another main class.
  public static List<String> productAlone(String main) {
    var command = new ArrayList<>(JVM);
    String alone =
        Stream.of(classPath())
            .filter(part -> !holds(part, "org/turnout") || holds(part, "org/turnout/Main.class"))
            .collect(Collectors.joining(File.pathSeparator));
    command.addAll(List.of("-cp", alone, main));
    return List.copyOf(command);
  }

  private static boolean holds(String folder, String name) {
    return Files.exists(Path.of(folder, name));
  }

  private static String[] classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
        .split(File.pathSeparator);
  }

  private static List<String> command(List<String> options, String classPath) {
    var command = new ArrayList<>(JVM);
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, "org.turnout.Main"));
    return List.copyOf(command);
  }

  private static final class Learned {
    static final List<String> COMMAND = learn();

    /// Once for all JVMs of a build that run tests: the build names itself.
    private static List<String> learn() {
      String build = System.getProperty("turnout.build", "" + ProcessHandle.current().pid());
      try {
        Path folder =
            Files.createDirectories(Path.of("target", "crash", "program")).toAbsolutePath();
        Path learned = folder.resolve("turnout.aot");
        Path learnedBy = folder.resolve("learned-by.txt");
        try (var file = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
            var _ = file.lock()) {
          if (Files.exists(learnedBy) && Files.readString(learnedBy).equals(build)) {
            return command(List.of("-XX:AOTCache=" + learned), classPath(folder, false));
          }
          String classPath = classPath(folder, true);
          train(command(List.of("-XX:AOTCacheOutput=" + learned), classPath), folder);
          Files.writeString(learnedBy, build);
          return command(List.of("-XX:AOTCache=" + learned), classPath);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void train(List<String> command, Path folder)
        throws IOException, InterruptedException {
      var training = new ArrayList<>(command);
      training.add("selftest");
      Process run =
          new ProcessBuilder(training)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("selftest.log").toFile())
              .start();
      if (!run.waitFor(5, TimeUnit.MINUTES) || run.exitValue() != 0) {
        throw new AssertionError("the program's self-test fails, see " + folder + "/selftest.log");
      }
    }

    /// The JVM learns nothing about classes that lie in a folder, so folders become jars.
    private static String classPath(Path folder, boolean pack) {
      return Stream.of(ProgramCommand.classPath())
          .filter(part -> Files.exists(Path.of(part)))
          .map(part -> Files.isDirectory(Path.of(part)) ? jar(part, folder, pack) : part)
          .collect(Collectors.joining(File.pathSeparator));
    }

    private static String jar(String part, Path folder, boolean pack) {
      String jar = folder.resolve(Path.of(part).getFileName() + ".jar").toString();
      int failed =
          pack
              ? ToolProvider.findFirst("jar")
                  .orElseThrow()
                  .run(System.err, System.err, "cf", jar, "-C", part, ".")
              : 0;
      if (failed != 0) {
        throw new AssertionError("could not pack " + part);
      }
      return jar;
    }
  }
}
