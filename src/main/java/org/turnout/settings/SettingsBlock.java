package org.turnout.settings;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlNode;

/// One block of the settings file while it is read: asks for names, remembers which it asked for,
/// and notes everything that does not fit, so that one look finds all of it. Where something is
/// wrong a stand-in is returned; the caller throws the whole away when there were errors.
final class SettingsBlock {
  private final YamlNode node;
  private final String name;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  private SettingsBlock(YamlNode node, String name, Problems problems) {
    this.node = node;
    this.name = name;
    this.problems = problems;
  }

  static SettingsBlock of(YamlNode node, String name, Problems problems) {
    var block = new SettingsBlock(node, name, problems);
    if (!(node instanceof YamlNode.Mapping)) {
      block.wrong(
          node.at(), node.called() + " is where settings belong", "put 'name: value' lines here");
    }
    return block;
  }

  SourceLocation at() {
    return node.at();
  }

  private Optional<YamlNode> find(String key) {
    asked.add(key);
    return node instanceof YamlNode.Mapping mapping ? mapping.get(key) : Optional.empty();
  }

  /// A text that must be there.
  String text(String key) {
    Optional<YamlNode> found = find(key);
    String text = found.map(this::scalar).orElse("");
    if (text.isEmpty()) {
      problems.error(
          found.map(YamlNode::at).orElse(at()), "missing", "'" + key + "' is needed" + in());
    }
    return text;
  }

  /// A text that members get: one line in English, or one for each language.
  Map<String, String> spoken(String key) {
    Optional<YamlNode> found = find(key);
    if (!(found.orElse(null) instanceof YamlNode.Mapping mapping)) {
      return Map.of("en", text(key));
    }
    SettingsBlock texts = SettingsBlock.of(mapping, key, problems);
    texts.text("en");
    return mapping.entries().stream()
        .collect(toMap(YamlNode.Entry::key, entry -> scalar(entry.value()), (first, _) -> first));
  }

  Optional<String> optional(String key) {
    return find(key).map(this::scalar).filter(text -> !text.isEmpty());
  }

  private String scalar(YamlNode value) {
    if (value instanceof YamlNode.Scalar scalar) {
      return scalar.text().strip();
    }
    wrong(value.at(), "a text, not " + value.called(), "write it on one line");
    return "";
  }

  int number(String key, int least, int most, int otherwise) {
    return parsed(
        key,
        otherwise,
        "a whole number from " + least + " to " + most,
        text ->
            text.matches("[0-9]{1,9}")
                ? Optional.of(Integer.valueOf(text)).filter(n -> n >= least && n <= most)
                : Optional.empty());
  }

  BigDecimal amount(String key) {
    return parsed(
        key,
        BigDecimal.ZERO,
        "an amount such as 0.0083",
        text ->
            text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty());
  }

  /// An address of the web, without a slash at the end.
  Optional<URI> address(String key) {
    return parsed(
        key,
        Optional.empty(),
        "an address such as https://go.example.org",
        text ->
            text.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?")
                ? Optional.of(Optional.of(URI.create(text.replaceFirst("/$", ""))))
                : Optional.empty());
  }

  Duration duration(String key, Duration otherwise) {
    return parsed(key, otherwise, "a time such as 90 seconds, 2 minutes or 3 days", Times::parse);
  }

  LocalDate date(String key) {
    return parsed(key, LocalDate.EPOCH, "a date such as 2026-10-02", orNone(LocalDate::parse));
  }

  ZoneId zone(String key) {
    return parsed(key, ZoneId.of("UTC"), "a zone such as America/Los_Angeles", orNone(ZoneId::of));
  }

  private static <T> Function<String, Optional<T>> orNone(Function<String, T> parse) {
    return text -> {
      try {
        return Optional.of(parse.apply(text));
      } catch (DateTimeException wrongShape) {
        return Optional.empty();
      }
    };
  }

  /// A value with a shape; the stand-in when it is not there.
  <T> T parsed(String key, T otherwise, String shape, Function<String, Optional<T>> parse) {
    Optional<YamlNode> found = find(key);
    if (found.isEmpty()) {
      return otherwise;
    }
    String text = scalar(found.get());
    return parse
        .apply(text)
        .orElseGet(() -> {
          wrong(found.get().at(), "'" + key + "' is '" + text + "'", "write " + shape);
          return otherwise;
        });
  }

  /// A list of words; none when it is not there.
  List<String> words(String key) {
    return items(key).stream().map(this::scalar).toList();
  }

  /// A list of some of these words.
  List<String> words(String key, Set<String> known) {
    for (YamlNode item : items(key)) {
      String word = scalar(item);
      if (!known.contains(word)) {
        problems.error(
            item.at(),
            "unknown-name",
            "'" + word + "' is not known" + in(),
            DidYouMean.hint(word, known)
                .orElse("such as " + known.stream().min(String::compareTo).orElse("")));
      }
    }
    return words(key);
  }

  /// A block that must be there.
  SettingsBlock block(String key) {
    Optional<YamlNode> found = find(key);
    if (found.isEmpty()) {
      problems.error(at(), "missing", "'" + key + "' is needed" + in());
    }
    var none = new YamlNode.Mapping(at(), List.of());
    return found
        .map(value -> SettingsBlock.of(value, key, problems))
        .orElseGet(() -> new SettingsBlock(none, key, new Problems()));
  }

  /// A block that may be missing: then every value in it is the usual one.
  SettingsBlock maybe(String key) {
    return find(key)
        .map(value -> SettingsBlock.of(value, key, problems))
        .orElseGet(() -> new SettingsBlock(new YamlNode.Mapping(at(), List.of()), key, problems));
  }

  /// A list of blocks with at least one in it.
  List<SettingsBlock> blocks(String key) {
    List<YamlNode> items = items(key);
    if (items.isEmpty()) {
      problems.error(at(), "missing", "'" + key + "' needs at least one entry" + in());
    }
    return items.stream().map(item -> SettingsBlock.of(item, key, problems)).toList();
  }

  private List<YamlNode> items(String key) {
    return switch (find(key).orElse(null)) {
      case null -> List.of();
      case YamlNode.Listing list -> list.items();
      case YamlNode other -> {
        wrong(other.at(), "'" + key + "' is a list, not " + other.called(), "begin lines with -");
        yield List.of();
      }
    };
  }

  /// To be called last: every name that nobody asked for is a problem.
  void end() {
    if (node instanceof YamlNode.Mapping mapping) {
      mapping.entries().stream()
          .filter(entry -> !asked.contains(entry.key()))
          .forEach(entry ->
              problems.error(
                  entry.at(),
                  "unknown-setting",
                  "'" + entry.key() + "' is not a setting" + in(),
                  DidYouMean.hint(entry.key(), new ArrayList<>(asked))));
    }
  }

  void wrong(SourceLocation place, String message, String hint) {
    problems.error(place, "bad-setting", message, hint);
  }

  private String in() {
    return name.isEmpty() ? "" : " in '" + name + "'";
  }
}
