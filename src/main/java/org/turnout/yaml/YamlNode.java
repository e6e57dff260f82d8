package org.turnout.yaml;

import java.util.List;
import java.util.Optional;
import org.turnout.problem.SourceLocation;

/// A piece of a YAML file and where it is.
public sealed interface YamlNode {
  /// Where it begins.
  SourceLocation at();

  /// What it is called when it is where something else was expected.
  default String called() {
    return switch (this) {
      case Scalar _ -> "a text";
      case Listing _ -> "a list";
      case Mapping _ -> "a block of names";
    };
  }

  /// A word, a number or a text. An empty value (`captain:`) is an empty text.
  ///
  /// @param plain whether it is without quotes and not under `|`
  record Scalar(SourceLocation at, String text, boolean plain) implements YamlNode {}

  /// Items after `-`, or between `[` and `]`.
  record Listing(SourceLocation at, List<YamlNode> items) implements YamlNode {
    public Listing {
      items = List.copyOf(items);
    }
  }

  /// Names with values, in the order of the file.
  record Mapping(SourceLocation at, List<Entry> entries) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /// The value under a name.
    public Optional<YamlNode> get(String key) {
      return entries.stream()
          .filter(entry -> entry.key().equals(key))
          .findFirst()
          .map(Entry::value);
    }
  }

  /// A name and its value.
  record Entry(String key, SourceLocation at, YamlNode value) {}
}
