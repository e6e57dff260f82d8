package org.turnout.testkit.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// The program as `./turnout serve` runs it, in a JVM of its own that can be killed with -9. It
/// never outlives the JVM of the test, however that one ends.
public final class ProgramProcess implements AutoCloseable {
  /// Where it writes its log; each further start goes on at the end.
  public static final Path OUTPUT = Path.of("target", "crash", "output.log");

  /// A start takes a few seconds of processor time, which a busy machine may give slowly.
  private static final Duration LONGEST_START = TestCluster.PATIENCE.multipliedBy(3);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Process warden;

  private ProgramProcess(Process process, Process warden) {
    this.process = process;
    this.warden = warden;
  }

  /// Starts it and waits until it is ready.
  public static ProgramProcess start(Path home, int port, Map<String, String> environment) {
    return start(ProgramCommand.command(), home, port, environment);
  }

  /// The same with another way to start Java, up to the program's own words.
  public static ProgramProcess start(
      List<String> java, Path home, int port, Map<String, String> environment) {
    var program = launch(java, home, port, environment);
    boolean started = false;
    try {
      Awaitility.await()
          .atMost(LONGEST_START)
          .pollInterval(Duration.ofMillis(30))
          .until(() -> program.ready(port));
      started = true;
      return program;
    } finally {
      if (!started) {
        program.close();
      }
    }
  }

  /// Starts it and waits for nothing.
  public static ProgramProcess launch(
      List<String> java, Path home, int port, Map<String, String> environment) {
    var command = new ArrayList<>(java);
    command.addAll(List.of("serve", "--home", home.toString()));
    if (!environment.containsKey("DATABASE_URL")) {
      command.add("--embedded");
    }
    try {
      Files.createDirectories(Path.of("target", "crash"));
      var builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(OUTPUT.toFile()));
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.matches("(TURNOUT|TWILIO|DISCORD|REDIS|DATABASE)_.*"));
      builder.environment().putAll(environment);
      builder.environment().put("TURNOUT_PORT", Integer.toString(port));
      var process = builder.start();
      var wait = "read -r _; kill -9 \"$1\" 2>/dev/null";
      return new ProgramProcess(
          process,
          new ProcessBuilder("sh", "-c", wait, "warden", Long.toString(process.pid())).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean ready(int port) throws InterruptedException {
    if (!process.isAlive()) {
      throw new AssertionError("the program ended on its own, see target/crash/output.log");
    }
    try {
      var ask =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
              .timeout(Duration.ofSeconds(2))
              .build();
      return HTTP.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  public boolean alive() {
    return process.isAlive();
  }

  /// Itself; its servers and what watches over these are its descendants.
  ProcessHandle handle() {
    return process.toHandle();
  }

  /// Stops it where it is (SIGSTOP), as a machine does that is short of everything.
  public void sleep() {
    signal("STOP");
  }

  /// Lets it go on (SIGCONT).
  public void wake() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (code != 0) {
        throw new AssertionError("kill -" + name + " ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Tells it to stop (SIGTERM); returns its exit code when it is gone.
  public int stop() {
    process.destroy();
    return ended();
  }

  /// Waits until it has ended by itself, and returns its exit code.
  public int ended() {
    try {
      if (!process.waitFor(TestCluster.PATIENCE)) {
        throw new AssertionError("the program did not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Kills it with -9; returns when it is gone.
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
    warden.destroy();
  }
}
