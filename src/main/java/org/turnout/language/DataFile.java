package org.turnout.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlFile;
import org.turnout.yaml.YamlNode;

/// A YAML file of words: nested names, each with a line of text or a list of lines. What is not
/// there is empty, so that a language may leave out what it has no words for.
public final class DataFile {
  private final String name;
  private final Optional<YamlNode> root;

  private DataFile(String name, Optional<YamlNode> root) {
    this.name = name;
    this.root = root;
  }

  /// Takes a file apart; what cannot be read is added to `problems`.
  ///
  /// @param text the whole file; empty for a file that is not there
  public static DataFile read(String name, String text, Problems problems) {
    return new DataFile(
        name, text.isBlank() ? Optional.empty() : YamlFile.parse(text, name, problems));
  }

  private Optional<YamlNode> at(String... path) {
    Optional<YamlNode> node = root;
    for (String step : path) {
      node =
          node.flatMap(
              n -> n instanceof YamlNode.Mapping mapping ? mapping.get(step) : Optional.empty());
    }
    return node;
  }

  /// The names under a path, in the order of the file; all of the top level for no path.
  public Set<String> names(String... path) {
    var names = new LinkedHashSet<String>();
    if (at(path).orElse(null) instanceof YamlNode.Mapping mapping) {
      mapping.entries().forEach(entry -> names.add(entry.key()));
    }
    return names;
  }

  /// The lines at a path: several for a list, one for a text, none when it is not there.
  public List<String> list(String... path) {
    return at(path).map(DataFile::lines).orElse(List.of());
  }

  private static List<String> lines(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.text().isEmpty() ? List.of() : List.of(scalar.text());
      case YamlNode.Listing listing ->
          listing.items().stream().flatMap(item -> lines(item).stream()).toList();
      case YamlNode.Mapping _ -> List.of();
    };
  }

  /// The text at a path, empty when it is not there.
  public String text(String... path) {
    List<String> found = list(path);
    return found.isEmpty() ? "" : found.getFirst();
  }

  /// Where an entry is; the file's first line when it is not there.
  public SourceLocation place(String... path) {
    return at(path).map(YamlNode::at).orElse(SourceLocation.of(name));
  }
}
