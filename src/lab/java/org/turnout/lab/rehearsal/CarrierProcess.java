package org.turnout.lab.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.turnout.lab.carrier.RemoteStandIn;
import tools.jackson.databind.json.JsonMapper;

/// Starts the carrier's process and finds it again.
public final class CarrierProcess {
  /// By name: the commands know this room, not the other way around.
  private static final String MAIN = "org.turnout.lab.LabMain";

  private static final Duration START = Duration.ofMinutes(2);

  /// In a session of its own where that can be had: what ends the terminal's programs leaves it.
  private static final String APART =
      "trap '' INT HUP; command -v setsid >/dev/null 2>&1 && exec setsid \"$@\"; exec \"$@\"";

  private CarrierProcess() {}

  /// Where a carrier is, as it wrote it down itself.
  public record Address(long pid, URI api, String sid, String token) {
    @Override
    public String toString() {
      return "Address[" + api + "]";
    }

    public RemoteStandIn open() {
      return new RemoteStandIn(api, sid, token);
    }

    /// Ends it: nobody can go on with its rehearsal then.
    public void end() {
      try (var carrier = open()) {
        carrier.end();
      }
    }

    /// For its owner's eyes, whole or not at all.
    public void write(Path file) throws IOException {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, JsonMapper.shared().writeValueAsString(this));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// The carrier whose address is in this file, if it is still there.
  public static Optional<Address> find(Path file) {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      var address = JsonMapper.shared().readValue(Files.readString(file), Address.class);
      try (var carrier = address.open()) {
        return carrier.there() ? Optional.of(address) : Optional.empty();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  /// Starts one that ignores Ctrl-C and a closed terminal: it ends when it is told to, or an hour
  /// after the last question.
  ///
  /// @param log what it prints
  public static Address start(Path file, Path log, CarrierOrder order) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command(file))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try (var in = process.getOutputStream()) {
        in.write(JsonMapper.shared().writeValueAsString(order).getBytes(UTF_8));
      }
      long until = System.nanoTime() + START.toNanos();
      while (System.nanoTime() < until) {
        if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
          break;
        }
        var found = find(file);
        if (found.isPresent()) {
          return found.get();
        }
      }
      process.destroyForcibly();
      throw new IOException("it did not start; what it said is in " + log);
    } catch (IOException e) {
      throw new UncheckedIOException("starting the carrier for rehearsal", e);
    }
  }

  private static List<String> command(Path file) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of("/bin/sh", "-c", APART, "sh"));
    command.addAll(
        List.of(
            java,
            "-Xmx1g",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            MAIN,
            "carrier",
            "--file",
            file.toString()));
    return command;
  }
}
