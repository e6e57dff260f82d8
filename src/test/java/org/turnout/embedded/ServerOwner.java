package org.turnout.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A program of its own that owns embedded servers until it is killed or told to end. Prints their
/// processes on one line when they serve; ends when its input does.
public final class ServerOwner {
  private ServerOwner() {}

  /// @param args the data folder and the cache
  public static void main(String[] args) throws IOException {
    var servers = EmbeddedServers.start(Path.of(args[0]), Path.of(args[1]), Durability.DURABLE);
    System.out.println(
        servers.processes().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    while (System.in.read() >= 0) {
      // nothing is said, only the end counts
    }
    System.exit(0); // without closing: the wardens' turn
  }

  /// Its command line, for a class path and behind a prefix such as `setpriv`.
  static List<String> command(List<String> prefix, String classPath, Path data, Path cache) {
    return ChildPrograms.with(
        prefix,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-cp",
        classPath,
        ServerOwner.class.getName(),
        data.toString(),
        cache.toString());
  }
}
