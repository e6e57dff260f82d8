package org.turnout.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The folder that holds the embedded servers' data (`TURNOUT_DATA`), locked for one program at a
/// time, and marked with the version of what is in it.
final class DataFolder implements AutoCloseable {
  /// Raised when a folder written by this program cannot be used by an older one.
  static final int VERSION = 1;

  /// Holds the port of the program that has the folder open, once it serves.
  private static final String PORT = "port";

  /// The kernel drops all of a process's locks on a file when any handle on it is closed, so a
  /// second opening within this program is refused before it touches the file.
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Makes the folder if need be, locks it and checks its version.
  ///
  /// @throws CannotStart another Turnout uses it, or a newer one has written it
  static DataFolder open(Path wanted) throws IOException {
    Path path = folder(wanted).toRealPath();
    if (!OURS.add(path)) {
      throw inUse(path, "this program");
    }
    try {
      FileChannel lock = lock(path);
      var folder = new DataFolder(path, lock);
      folder.checkVersion();
      Files.deleteIfExists(path.resolve(PORT));
      return folder;
    } catch (IOException | RuntimeException e) {
      OURS.remove(path);
      throw e;
    }
  }

  /// Whether a program is using this folder right now.
  static boolean inUse(Path data) throws IOException {
    Path lock = data.resolve("lock");
    if (!Files.exists(lock)) {
      return false;
    }
    if (OURS.contains(data.toRealPath())) {
      return true; // and the file is better not touched, see OURS
    }
    try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    }
  }

  /// Whether records were ever made in this folder.
  static boolean made(Path data) {
    return Files.exists(data.resolve("postgres"));
  }

  /// Where the program that uses this folder serves pages; empty while it serves none.
  static OptionalInt port(Path data) throws IOException {
    return LeftoverServer.pid(data.resolve(PORT)).stream().mapToInt(Long::intValue).findFirst();
  }

  /// Tells commands that find the folder in use where it serves.
  void serves(int port) throws IOException {
    FileOperations.write(path.resolve(PORT), port + "\n");
  }

  Path path() {
    return path;
  }

  private static Path folder(Path wanted) throws IOException {
    if (Files.isDirectory(wanted)) {
      return wanted;
    }
    Files.createDirectories(wanted);
    return Files.setPosixFilePermissions(wanted, PosixFilePermissions.fromString("rwx------"));
  }

  private static FileChannel lock(Path path) throws IOException {
    Path file = path.resolve("lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      String holder =
          LeftoverServer.pid(file).map(pid -> "process " + pid).orElse("another process");
      channel.close();
      throw inUse(path, holder);
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
    return channel;
  }

  private static CannotStart inUse(Path path, String holder) {
    return new CannotStart(
        "Another Turnout is using "
            + path
            + " ("
            + holder
            + "). Stop it first, or choose another folder with TURNOUT_DATA.");
  }

  private void checkVersion() throws IOException {
    Path file = path.resolve("turnout-data");
    if (!Files.exists(file)) {
      Files.writeString(file, VERSION + "\n");
      return;
    }
    String written = Files.readString(file).strip();
    if (!written.matches("[0-9]{1,6}")) {
      throw refused(file + " should hold a number, not '" + written + "'.");
    }
    if (Integer.parseInt(written) > VERSION) {
      throw refused(
          "The data in "
              + path
              + " was written by a newer Turnout (data version "
              + written
              + "; this one knows "
              + VERSION
              + "). Start the newer program, or choose another folder with TURNOUT_DATA.");
    }
  }

  private CannotStart refused(String message) throws IOException {
    lock.close();
    return new CannotStart(message);
  }

  @Override
  public void close() throws IOException {
    lock.close();
    OURS.remove(path);
  }
}
