package org.turnout.lab.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The program in a process of its own, and what keeps it running: as systemd does under
/// `Restart=always`, it starts the program again a second after its end, however that came about.
final class SoakedProgram implements AutoCloseable {
  private static final String MAIN = "org.turnout.lab.LabMain";
  private static final Duration RESTART = Duration.ofSeconds(1);
  private static final Duration STOP = Duration.ofSeconds(80);

  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final int port;
  private final Map<Integer, Integer> ends = new TreeMap<>();
  private final Thread keeper;
  private @Nullable Process process;
  private @Nullable Process warden;
  private volatile boolean closing;

  /// @param words what the lab's program is told
  /// @param environment besides nothing of ours from this process's own
  SoakedProgram(List<String> words, Map<String, String> environment, Path log, int port) {
    this.command = command(words);
    this.environment = Map.copyOf(environment);
    this.log = log;
    this.port = port;
    this.keeper = Thread.ofPlatform().name("soak-keeper").daemon().unstarted(this::keep);
  }

  /// With the options of this process, among them what was learned for quick starts.
  private static List<String> command(List<String> words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(words);
    return command;
  }

  /// A port that is free now.
  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("looking for a free port", e);
    }
  }

  void start() {
    begin();
    keeper.start();
  }

  int port() {
    return port;
  }

  /// How it ended so far, by exit code.
  synchronized Map<Integer, Integer> ends() {
    return new TreeMap<>(ends);
  }

  private synchronized Process begin() {
    try {
      var builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      // Nothing of ours may reach a real carrier or a real database from here.
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.matches("(TURNOUT|TWILIO|DISCORD|REDIS|DATABASE)_.*"));
      builder.environment().putAll(environment);
      Process begun = builder.start();
      String wait = "read -r _; kill -s TERM \"$1\" 2>/dev/null";
      process = begun;
      warden =
          new ProcessBuilder("sh", "-c", wait, "soak-warden", Long.toString(begun.pid())).start();
      return begun;
    } catch (IOException e) {
      throw new UncheckedIOException("starting the program", e);
    }
  }

  private synchronized Process now() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("the program was not started");
    }
    return running;
  }

  private void keep() {
    try {
      while (!closing) {
        int exit = now().waitFor();
        dismissWarden();
        synchronized (this) {
          ends.merge(exit, 1, Integer::sum);
        }
        Thread.sleep(RESTART);
        if (!closing) {
          begin();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void dismissWarden() {
    Process old = warden;
    if (old != null) {
      old.destroyForcibly();
    }
  }

  /// Tells it to stop (SIGTERM); it is started again when it is gone.
  void stop() {
    now().destroy();
  }

  /// Kills it with -9.
  void kill() {
    now().destroyForcibly();
  }

  long pid() {
    return now().pid();
  }

  @Override
  public void close() {
    closing = true;
    try {
      ProcessSignals.send("CONT", now().pid());
      now().destroy();
      if (!now().waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        now().destroyForcibly();
      }
      keeper.interrupt();
      dismissWarden();
    } catch (InterruptedException _) {
      now().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
