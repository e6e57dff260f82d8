package org.turnout.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The servers' programs, unpacked from the class path once per version into a cache folder.
///
/// Unpacking goes to a folder next to it and is renamed at the end: a killed run leaves no half
/// server, and two starts at once do not disturb each other.
record ServerBinaries(Path cache) {
  /// As on the class path; a test asks the programs themselves.
  static final String POSTGRES = "18.6.0";

  static final String REDIS = "7.0.15";

  /// The folder that holds PostgreSQL's `bin`, `lib` and `share`.
  Path postgres() throws IOException {
    String resource = "postgres-" + os() + "-" + (arm() ? "arm_64" : "x86_64") + ".txz";
    return once("postgres-" + POSTGRES, resource, ServerBinaries::untar);
  }

  /// The Redis server itself.
  Path redis() throws IOException {
    String resource = "redis-server-" + REDIS + "-" + os() + "-" + (arm() ? "arm64" : "amd64");
    return once("redis-" + REDIS, resource, ServerBinaries::copy).resolve("redis-server");
  }

  private Path once(String name, String resource, Unpacking unpacking) throws IOException {
    Path done = cache.resolve(name);
    if (Files.isDirectory(done)) {
      return done;
    }
    Path fresh = Files.createTempDirectory(Files.createDirectories(cache), name + ".");
    try (InputStream packed = ServerBinaries.class.getResourceAsStream("/" + resource)) {
      if (packed == null) {
        throw new CannotStart(
            "No embedded server for this machine: "
                + resource
                + " is not on the class path. Set DATABASE_URL and REDIS_URL instead.");
      }
      unpacking.unpack(packed, fresh);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(fresh, done, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(done)) { // else another start was quicker, and its copy is as good
        throw e;
      }
    } finally {
      FileOperations.delete(fresh);
    }
    return done;
  }

  private static void untar(InputStream packed, Path into) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
          throw new IOException("an entry leaves the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(parent(file));
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(parent(file));
          Files.copy(tar, file);
          executable(file, (entry.getMode() & 0100) != 0);
        }
      }
    }
  }

  private static void copy(InputStream packed, Path into) throws IOException {
    Path file = into.resolve("redis-server");
    Files.copy(packed, file);
    executable(file, true);
  }

  private static void executable(Path file, boolean yes) throws IOException {
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(yes ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  private static String os() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name;
  }

  private static boolean arm() {
    return System.getProperty("os.arch", "").equals("aarch64");
  }

  private interface Unpacking {
    void unpack(InputStream packed, Path into) throws IOException;
  }
}
