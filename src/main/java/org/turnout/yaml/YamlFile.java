package org.turnout.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;

/// Reads one YAML file into a tree. What cannot be read is a problem with its place, in words of
/// ours: the parser's own never reach an organizer.
public final class YamlFile {
  /// What a node is without a tag in the file. `!!URGENT` is none of them, and would be lost.
  private static final Set<Tag> UNMARKED =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

  /// Far above any file a person writes; a larger one is a mistake or an attack.
  private static final int MOST_CHARACTERS = 1_000_000;

  /// Deeper nesting than any flow has; the tree is walked by recursion.
  private static final int DEEPEST = 60;

  private static final String TOO_DEEP = "this is too deep inside other blocks";

  private final String name;
  private final Problems problems;

  private YamlFile(String name, Problems problems) {
    this.name = name;
    this.problems = problems;
  }

  /// Reads a file, called `name` in problems.
  public static Optional<YamlNode> read(Path file, String name, Problems problems) {
    return text(file, name, problems).flatMap(text -> parse(text, name, problems));
  }

  /// The words of a file, called `name` in problems; empty, with a problem, when they are not
  /// UTF-8.
  public static Optional<String> text(Path file, String name, Problems problems) {
    try {
      return Optional.of(Files.readString(file));
    } catch (MalformedInputException _) {
      problems.error(
          SourceLocation.of(name),
          "not-utf-8",
          "the file is not plain UTF-8 text",
          "save it as UTF-8 in your editor");
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  /// Reads a text in place of a file called `name`. Empty, with a problem, when it cannot be read
  /// or says nothing.
  public static Optional<YamlNode> parse(String text, String name, Problems problems) {
    var file = new YamlFile(name, problems);
    var typed = text.startsWith("\uFEFF") ? text.substring(1) : text;
    var source = PastedText.repaired(name, typed, problems);
    try {
      var settings =
          LoadSettings.builder()
              .setLabel(name)
              .setCodePointLimit(MOST_CHARACTERS)
              .setMaxAliasesForCollections(0)
              .setAllowNonScalarKeys(true)
              .setBufferSize(roomFor(source))
              .build();
      if (!shallow(source, settings, name, problems)) {
        return Optional.empty();
      }
      var root = new Compose(settings).composeString(source).map(node -> file.node(node, 0));
      if (root.isEmpty()) {
        problems.error(SourceLocation.of(name), "empty-file", "the file says nothing");
      }
      CutComments.find(name, source, root, problems);
      return root;
    } catch (MarkedYamlEngineException e) {
      problems.add(ParserMessages.explain(name, source, e));
    } catch (YamlEngineException _) {
      problems.add(ParserMessages.strangeCharacter(name, source));
    }
    return Optional.empty();
  }

  /// The tree is built by recursion too: a file that is too deep for it is found out by its events,
  /// which come one by one.
  private static boolean shallow(
      String source, LoadSettings settings, String name, Problems problems) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(source)) {
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > DEEPEST) {
        var at =
            event
                .getStartMark()
                .map(m -> new SourceLocation(name, m.getLine() + 1, m.getColumn() + 1))
                .orElse(SourceLocation.of(name));
        problems.error(at, "too-deep", TOO_DEEP);
        return false;
      }
    }
    return true;
  }

  /// All of it at once: the parser (3.0.1) reads past its buffer when the two halves of an emoji
  /// fall on both sides of its end.
  private static int roomFor(String source) {
    return Math.min(source.length(), MOST_CHARACTERS) + 2;
  }

  private YamlNode node(org.snakeyaml.engine.v2.nodes.Node node, int depth) {
    var at = place(node.getStartMark());
    if (depth > DEEPEST) {
      problems.error(at, "too-deep", TOO_DEEP);
      return new YamlNode.Scalar(at, "", true);
    }
    if (isMarked(node)) {
      problems.add(ParserMessages.marked(at));
    }
    return switch (node) {
      case ScalarNode scalar -> new YamlNode.Scalar(at, scalar.getValue(), scalar.isPlain());
      case SequenceNode sequence ->
          new YamlNode.Listing(
              at, sequence.getValue().stream().map(item -> node(item, depth + 1)).toList());
      case MappingNode mapping -> mapping(at, mapping, depth);
      // An alias that points at its own parent is all that is left.
      case org.snakeyaml.engine.v2.nodes.Node _ -> {
        problems.add(ParserMessages.marked(at));
        yield new YamlNode.Scalar(at, "", true);
      }
    };
  }

  /// An anchor or a tag: nearly always a text that begins with `&` or `!`.
  private static boolean isMarked(org.snakeyaml.engine.v2.nodes.Node node) {
    return node.getAnchor().isPresent() || !UNMARKED.contains(node.getTag());
  }

  private YamlNode mapping(SourceLocation at, MappingNode mapping, int depth) {
    var entries = new ArrayList<YamlNode.Entry>();
    var seen = new HashSet<String>();
    for (var tuple : mapping.getValue()) {
      var keyAt = place(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.error(keyAt, "odd-name", "a name must be one plain word");
      } else if (!seen.add(key.getValue())) {
        problems.error(
            keyAt, "twice", "'" + key.getValue() + "' is here twice", "keep one of them");
      } else {
        entries.add(
            new YamlNode.Entry(key.getValue(), keyAt, node(tuple.getValueNode(), depth + 1)));
      }
    }
    return new YamlNode.Mapping(at, entries);
  }

  private SourceLocation place(Optional<Mark> mark) {
    return mark.map(m -> new SourceLocation(name, m.getLine() + 1, m.getColumn() + 1))
        .orElse(SourceLocation.of(name));
  }
}
