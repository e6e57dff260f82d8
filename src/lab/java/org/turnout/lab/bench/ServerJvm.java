package org.turnout.lab.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.turnout.lab.bench.load.BenchFailed;

/// A server under test in a JVM of its own: the same class path, the same options for all of them.
/// It ends with this program, however this program ends.
final class ServerJvm implements AutoCloseable {
  /// The launcher's own, and the same heap for everybody.
  private static final List<String> OPTIONS =
      List.of(
          "-Xms512m",
          "-Xmx1g",
          "-XX:+UseCompactObjectHeaders",
          "-Xlog:aot=off",
          "-Xlog:cds=off",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Process warden;
  private final int port;

  private ServerJvm(Process process, Process warden, int port) {
    this.process = process;
    this.warden = warden;
    this.port = port;
  }

  /// Starts a program and waits until it answers `GET /health/live` with 200.
  ///
  /// @param folder where it runs and where `NAME.log` is written
  static ServerJvm start(
      String name,
      Path folder,
      int port,
      String main,
      List<String> arguments,
      Map<String, String> environment) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(arguments);
    Path log = folder.resolve(name + ".log");
    try {
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      // Nothing of ours may reach a real carrier or a real database from here.
      builder.environment().keySet().removeIf(ServerJvm::ours);
      builder.environment().putAll(environment);
      Process process = builder.start();
      String wait = "read -r _; kill -s TERM \"$1\" 2>/dev/null";
      Process warden =
          new ProcessBuilder("sh", "-c", wait, "bench-warden", Long.toString(process.pid()))
              .start();
      var jvm = new ServerJvm(process, warden, port);
      jvm.await(name, log);
      return jvm;
    } catch (IOException e) {
      throw new BenchFailed("starting " + name, e);
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /// A port that is free now.
  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new BenchFailed("looking for a free port", e);
    }
  }

  private void await(String name, Path log) throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!live()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        close();
        List<String> lines = Files.readAllLines(log);
        throw new BenchFailed(
            name
                + " did not start:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()))
                + "\nSee "
                + log);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private boolean live() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      socket.setSoTimeout(2_000);
      String ask = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(12);
      return new String(answer, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
    } catch (IOException notYet) {
      return false;
    }
  }

  /// Absolute, as the child runs in another folder.
  private static String classPath() {
    String separator = System.getProperty("path.separator");
    return Arrays.stream(System.getProperty("java.class.path").split(separator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(separator));
  }

  /// Kills it with -9; returns when it is gone.
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ours(String variable) {
    return variable.startsWith("TURNOUT_")
        || variable.startsWith("TWILIO_")
        || variable.startsWith("DISCORD_")
        || variable.equals("REDIS_URL")
        || variable.equals("DATABASE_URL");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      warden.getOutputStream().close();
      warden.waitFor(1, TimeUnit.SECONDS);
    } catch (IOException alreadyGone) {
      warden.destroy();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      warden.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
