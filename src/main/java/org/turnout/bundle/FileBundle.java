package org.turnout.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Everything in `config/` and `flows/`, as it was at one moment.
///
/// @param hash of the names and the contents, in hexadecimal digits: the same files have the same
///   one on every machine, whatever its line ends are
/// @param zip the files
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FileBundle(String hash, byte[] zip) {
  /// The folders of a campaign that hold its files.
  public static final List<String> FOLDERS = List.of("config", "flows");

  /// The mark of UTF-8, its bytes as letters.
  private static final String MARK = "\u00EF\u00BB\u00BF";

  /// Reads the folders below `home`. An editor's own files (`.x.swp`, `x~`) don't count.
  public static FileBundle read(Path home) {
    var files = new TreeMap<String, byte[]>();
    try {
      for (var folder : FOLDERS) {
        add(home, home.resolve(folder), files);
      }
      return new FileBundle(hash(files), zip(files));
    } catch (IOException e) {
      throw new UncheckedIOException("reading config/ and flows/", e);
    }
  }

  /// Whether a file is one of the campaign's.
  public static boolean counts(Path file) {
    var name = file.getFileName().toString();
    return !name.startsWith(".") && !name.endsWith("~");
  }

  private static void add(Path home, Path folder, TreeMap<String, byte[]> files)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      for (var file : found.filter(Files::isRegularFile).filter(FileBundle::counts).toList()) {
        files.put(home.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
  }

  private static String hash(TreeMap<String, byte[]> files) {
    var hasher = Hashing.sha256().newHasher();
    files.forEach((name, written) -> {
      byte[] path = name.getBytes(UTF_8);
      byte[] content = plain(written);
      hasher.putInt(path.length).putBytes(path).putInt(content.length).putBytes(content);
    });
    return hasher.hash().toString();
  }

  /// With line ends of Unix and without a mark of the encoding, which editors and checkouts of
  /// Windows add: yesterday's files would pass for new ones.
  private static byte[] plain(byte[] written) {
    var latin = new String(written, ISO_8859_1).replace("\r\n", "\n");
    return latin.substring(latin.startsWith(MARK) ? MARK.length() : 0).getBytes(ISO_8859_1);
  }

  private static byte[] zip(TreeMap<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /// Writes the files into an empty folder.
  public void unpack(Path folder) {
    try (var files = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IllegalStateException("a bundle with a file outside of its folder");
        }
        Files.createDirectories(file.getParent());
        Files.write(file, files.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("unpacking the campaign's files", e);
    }
  }

  /// What is said of it: the beginning of its hash is enough to name it.
  public String shortHash() {
    return shorten(hash);
  }

  static String shorten(String hash) {
    return hash.substring(0, Math.min(12, hash.length()));
  }

  @Override
  public String toString() {
    return shortHash();
  }
}
