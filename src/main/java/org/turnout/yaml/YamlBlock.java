package org.turnout.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problem;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;

/// Takes a block of names apart. Every `take` notes the name as known; `done` then reports the
/// names that nobody asked for. A wrong or missing value is a problem with its place, and a
/// harmless value takes its place, so that one pass finds everything that is wrong.
public final class YamlBlock {
  /// So many strange names are listed, each with what was meant; more are a wrong file.
  private static final int MOST_STRANGE = 50;

  private final YamlNode.Mapping mapping;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  private YamlBlock(YamlNode.Mapping mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  /// The block that a node should be; anything else is a problem and reads as an empty block.
  public static YamlBlock of(YamlNode node, Problems problems) {
    if (node instanceof YamlNode.Mapping mapping) {
      return new YamlBlock(mapping, problems);
    }
    if (!(node instanceof YamlNode.Scalar(_, var text, _) && text.isEmpty())) {
      problems.add(shape(node, "names with values ('name: value')"));
    }
    return new YamlBlock(new YamlNode.Mapping(node.at(), List.of()), problems);
  }

  public SourceLocation at() {
    return mapping.at();
  }

  /// Where the value of a name is, or where the block begins.
  public SourceLocation at(String key) {
    return mapping.get(key).map(YamlNode::at).orElse(mapping.at());
  }

  public Problems problems() {
    return problems;
  }

  /// The node under a name, if it is there.
  public Optional<YamlNode> node(String key) {
    known.add(key);
    return mapping.get(key);
  }

  /// A text that may be missing; an empty one counts as missing.
  public Optional<String> maybe(String key) {
    return node(key).flatMap(this::words);
  }

  /// A text that must be there.
  public String text(String key) {
    return maybe(key)
        .orElseGet(() -> {
          problems.error(at(key), "missing", "'" + key + "' is missing here");
          return "";
        });
  }

  /// A value that may be missing, read by `reader`, whose failure (any IllegalArgumentException or
  /// DateTimeException) is reported as "expected ...".
  public <T> Optional<T> maybe(String key, String expected, Function<String, T> reader) {
    return maybe(key)
        .flatMap(words -> {
          try {
            return Optional.of(reader.apply(words));
          } catch (IllegalArgumentException | java.time.DateTimeException _) {
            problems.error(
                at(key), "wrong-value", key + ": expected " + expected + ", found '" + words + "'");
            return Optional.empty();
          }
        });
  }

  /// A value that must be there; `standIn` is used when it is not, after the problem is noted.
  public <T> T value(String key, String expected, T standIn, Function<String, T> reader) {
    if (maybe(key).isEmpty()) {
      problems.error(at(key), "missing", "'" + key + "' is missing here", "expected " + expected);
      return standIn;
    }
    return maybe(key, expected, reader).orElse(standIn);
  }

  /// `yes` or `no`; no when missing.
  public boolean yes(String key) {
    return maybe(
            key,
            "yes or no",
            words ->
                switch (words) {
                  case "yes", "true" -> true;
                  case "no", "false" -> false;
                  default -> throw new IllegalArgumentException(words);
                })
        .orElse(false);
  }

  /// The block under a name; empty when it is missing.
  public YamlBlock block(String key) {
    return of(node(key).orElseGet(() -> new YamlNode.Mapping(at(), List.of())), problems);
  }

  /// The items under a name, each a block; none when it is missing.
  public List<YamlBlock> blocks(String key) {
    return items(key).stream().map(item -> of(item, problems)).toList();
  }

  /// The texts of a list; a lone text counts as a list of one.
  public List<String> texts(String key) {
    return items(key).stream().flatMap(item -> words(item).stream()).toList();
  }

  /// All names of this block with their texts, `{en: ..., es: ...}`, in order.
  public SequencedMap<String, String> allTexts() {
    var all = new LinkedHashMap<String, String>();
    for (var entry : mapping.entries()) {
      known.add(entry.key());
      words(entry.value()).ifPresent(text -> all.put(entry.key(), text));
    }
    return all;
  }

  /// The names of this block with their nodes, in order: for blocks whose names are free.
  public SequencedMap<String, YamlNode> all() {
    var all = new LinkedHashMap<String, YamlNode>();
    for (var entry : mapping.entries()) {
      known.add(entry.key());
      all.put(entry.key(), entry.value());
    }
    return all;
  }

  /// Reports names that nobody asked for.
  public void done() {
    var strange = mapping.entries().stream().filter(entry -> !known.contains(entry.key())).toList();
    for (var entry : strange.subList(0, Math.min(MOST_STRANGE, strange.size()))) {
      problems.error(
          entry.at(),
          "unknown-name",
          "'" + entry.key() + "' means nothing here",
          DidYouMean.hint(entry.key(), known).orElse("known here: " + String.join(", ", known)));
    }
    if (strange.size() > MOST_STRANGE) {
      problems.error(
          strange.get(MOST_STRANGE).at(),
          "unknown-name",
          "from here on %,d more names mean nothing here".formatted(strange.size() - MOST_STRANGE),
          "known here: " + String.join(", ", known));
    }
  }

  private List<YamlNode> items(String key) {
    return switch (node(key).orElse(null)) {
      case null -> List.of();
      case YamlNode.Listing(_, var items) -> items;
      case YamlNode.Scalar(_, var text, _) when text.isEmpty() -> List.of();
      case YamlNode.Scalar scalar -> List.of(scalar);
      case YamlNode.Mapping other -> {
        problems.add(shape(other, "a list ('- item')"));
        yield new ArrayList<>();
      }
    };
  }

  private Optional<String> words(YamlNode node) {
    if (node instanceof YamlNode.Scalar(_, var text, _)) {
      return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }
    problems.add(shape(node, "a text"));
    return Optional.empty();
  }

  private static Problem shape(YamlNode node, String expected) {
    return Problem.error(
        node.at(), "wrong-shape", "expected " + expected + " here, found " + node.called());
  }

  /// The entries as a map of texts by language, for a text that must exist in English at least.
  public Map<String, String> inLanguages() {
    var all = allTexts();
    if (!all.containsKey("en")) {
      problems.error(
          at(), "no-english", "the English is missing here", "add a line 'en: |' with it");
    }
    return all;
  }
}
