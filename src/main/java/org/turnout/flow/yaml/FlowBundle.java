package org.turnout.flow.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.turnout.problem.Problems;
import org.turnout.yaml.YamlFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Everything that a flow set is made from: the files as they were written, and what they could
/// name then. The same files with the same catalog are the same set, on every node and for ever.
///
/// @param files sorted by name
public record FlowBundle(List<FlowFile> files, FlowCatalog catalog) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          // what a stored set does not say of its forms was not asked when it was checked
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  public FlowBundle {
    files = files.stream().sorted(Comparator.comparing(FlowFile::name)).toList();
  }

  /// Reads the flow files directly in a folder; its sub-folders hold tests and media.
  ///
  /// @param shown what the folder is called in problems: `flows`
  /// @param problems files that aren't text
  public static FlowBundle read(Path folder, String shown, FlowCatalog catalog, Problems problems) {
    var files = new ArrayList<FlowFile>();
    try (var all = Files.list(folder)) {
      for (var path : all.filter(FlowBundle::isYaml).sorted().toList()) {
        var name = shown + "/" + path.getFileName();
        YamlFile.text(path, name, problems).ifPresent(text -> files.add(new FlowFile(name, text)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the flows in " + folder, e);
    }
    return new FlowBundle(files, catalog);
  }

  private static boolean isYaml(Path path) {
    var name = path.getFileName().toString();
    return Files.isRegularFile(path) && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  /// SHA-256 over names, texts and catalog, in hex.
  public String hash() {
    return Hashing.sha256().hashString(json(), UTF_8).toString();
  }

  /// The whole bundle as JSON with sorted names, for the store.
  public String json() {
    return JSON.writeValueAsString(
        Map.of(
            "files",
            files.stream().map(file -> Map.of("name", file.name(), "text", file.text())).toList(),
            "catalog",
            catalog));
  }

  /// The bundle that `json` wrote.
  ///
  /// @throws IllegalArgumentException when it is none
  public static FlowBundle ofJson(String json) {
    try {
      return JSON.readValue(json, FlowBundle.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a stored flow set", e);
    }
  }
}
