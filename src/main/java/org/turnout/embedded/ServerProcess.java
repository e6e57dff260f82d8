package org.turnout.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server that runs as long as this program does, and no longer.
///
/// Each server has a warden: a shell that waits for the end of a pipe from this program and then
/// sends the server its stop signal. Closing the pipe is how a server is stopped, and the kernel
/// closes it too when the program is killed with -9. Both are sessions of their own, so that Ctrl-C
/// reaches this program alone and it can finish its work before they go.
final class ServerProcess implements AutoCloseable {
  private static final List<String> SESSION =
      ChildPrograms.works(List.of("setsid")) ? List.of("setsid") : List.of();

  private final String name;
  private final Process server;
  private final Process warden;

  private ServerProcess(String name, Process server, Process warden) {
    this.name = name;
    this.server = server;
    this.warden = warden;
  }

  /// Starts a server in the foreground.
  ///
  /// @param log where what it prints is appended
  /// @param stop the signal that ends it in order, without "SIG"
  static ServerProcess start(String name, List<String> command, Path folder, Path log, String stop)
      throws IOException {
    var full = new ArrayList<>(SESSION);
    full.addAll(command);
    Process server =
        ChildPrograms.builder(full, folder)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .redirectErrorStream(true)
            .start();
    String pid = Long.toString(server.pid());
    String script = "read -r _; kill -s \"$1\" \"$2\" 2>/dev/null";
    Process warden =
        ChildPrograms.builder(
                ChildPrograms.with(SESSION, "sh", "-c", script, "turnout-warden", stop, pid),
                Path.of("/"))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    return new ServerProcess(name, server, warden);
  }

  long pid() {
    return server.pid();
  }

  /// The server's process and its warden's.
  List<Long> processes() {
    return List.of(server.pid(), warden.pid());
  }

  boolean running() {
    return server.isAlive();
  }

  /// Waits for its end and returns its exit code.
  int ended() throws InterruptedException {
    return server.waitFor();
  }

  /// Lets go of a server that has ended. Its number may be another process's by now, so that no
  /// signal is sent.
  void forget() {
    warden.destroyForcibly();
  }

  /// Stops the server in order; after five seconds it is killed, which both servers recover from.
  @Override
  public void close() {
    try {
      warden.getOutputStream().close();
    } catch (IOException alreadyClosed) {
      server.destroy();
    }
    try {
      if (!server.waitFor(Duration.ofSeconds(5))) {
        server.destroyForcibly();
      }
      warden.waitFor(1, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    warden.destroyForcibly();
  }

  @Override
  public String toString() {
    return name + " (process " + pid() + ")";
  }
}
