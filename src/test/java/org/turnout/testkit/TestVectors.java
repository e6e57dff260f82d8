package org.turnout.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON files under `shared`, read.
public final class TestVectors {
  private static final JsonMapper JSON = new JsonMapper();

  private TestVectors() {}

  /// A file that is one JSON value.
  public static JsonNode json(String name) {
    return JSON.readTree(text(name));
  }

  /// A file with one JSON value per line.
  public static List<JsonNode> jsonLines(String name) {
    return text(name).lines().filter(line -> !line.isBlank()).map(JSON::readTree).toList();
  }

  private static String text(String name) {
    try {
      return Files.readString(SharedFolder.path(name));
    } catch (IOException e) {
      throw new UncheckedIOException("reading shared/" + name, e);
    }
  }
}
