package org.turnout.blast.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.blast.audience.BlastCatalog;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;

/// `config/blasts`: the blasts in files, read and checked.
///
/// @param texts name to the file's text, of those that can be read
public record BlastFolder(Map<String, String> texts) {
  /// From the campaign's folder.
  public static final String PATH = "config/blasts";

  /// The person who edits files is not known to the program.
  public static final Actor FILES = new Actor("file", "turnout");

  public BlastFolder {
    texts = Map.copyOf(texts);
  }

  /// Reads the folder; what is wrong is added to the problems. No folder is an empty one.
  public static BlastFolder read(Path home, BlastCatalog catalog, Problems problems) {
    var folder = home.resolve(PATH);
    var texts = new LinkedHashMap<String, String>();
    if (!Files.isDirectory(folder)) {
      return new BlastFolder(texts);
    }
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        var path = PATH + "/" + file.getFileName();
        try {
          take(path, Files.readString(file), catalog, texts, problems);
        } catch (MalformedInputException _) {
          problems.error(
              SourceLocation.of(path),
              "not-utf-8",
              "the file is not plain UTF-8 text",
              "save it as UTF-8 in your editor");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + PATH, e);
    }
    return new BlastFolder(texts);
  }

  private static void take(
      String path,
      String yaml,
      BlastCatalog catalog,
      Map<String, String> texts,
      Problems problems) {
    var read = BlastReader.read(yaml, path, catalog);
    problems.addAll(read.problems());
    read.blast()
        .ifPresent(blast -> {
          if (path.endsWith("/" + blast.name() + ".yaml")) {
            texts.put(blast.name(), yaml);
          } else {
            problems.error(
                SourceLocation.of(path),
                "other-name",
                "the name inside this file is '" + blast.name() + "'",
                "give both the same name");
          }
        });
  }

  /// Brings the records up to what the files say.
  public void store(Handle handle, Instant campaignNow) {
    var changed =
        texts.keySet().stream()
            .sorted()
            .filter(name -> BlastStore.take(handle, name, text(name), campaignNow))
            .toList();
    // The log comes last: from its first entry to the commit every other one waits.
    changed.forEach(name -> BlastStore.record(handle, name, text(name), FILES, campaignNow));
  }

  private String text(String name) {
    return Objects.requireNonNull(texts.get(name));
  }
}
