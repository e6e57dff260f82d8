package org.turnout.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.turnout.problem.Problem;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlFile;
import org.turnout.yaml.YamlNode;

/// A blast as the page's form holds it: the same YAML as in `config/blasts`, taken apart into
/// fields. What has no field of its own stays word for word in [#more].
///
/// @param texts language tag to words, in the campaign's order
/// @param day and time of day in each recipient's own zone; leave empty: sent as soon as it is
///   started
/// @param more further settings, YAML
public record BlastForm(
    String name,
    String about,
    String audience,
    String topic,
    String sender,
    Map<String, String> texts,
    String day,
    String time,
    String more) {
  private static final Set<String> FIELDS =
      Set.of("blast", "about", "audience", "topic", "sender", "text", "send");
  private static final Pattern TOP = Pattern.compile("([A-Za-z][A-Za-z ]*):.*");

  private static final YamlNode NOTHING =
      new YamlNode.Mapping(SourceLocation.of("blast"), List.of());

  public BlastForm {
    texts = new LinkedHashMap<>(texts);
  }

  /// The form's own YAML.
  ///
  /// @param fields for each line the field that it came from
  public record Written(String yaml, List<String> fields) {
    public Written {
      fields = List.copyOf(fields);
    }

    /// Which field a problem is about: `audience`, `text.es`, else `more`.
    public String field(Problem problem) {
      int line = problem.place().line() - 1;
      return line >= 0 && line < fields.size() ? fields.get(line) : "more";
    }
  }

  static BlastForm empty(List<String> languages, String topic) {
    var texts = new LinkedHashMap<String, String>();
    languages.forEach(language -> texts.put(language, ""));
    return new BlastForm("", "", "", topic, "", texts, "", "", "");
  }

  /// Takes a blast apart.
  static BlastForm of(String yaml, List<String> languages) {
    var problems = new Problems();
    Optional<YamlNode> root = YamlFile.parse(yaml, "blast", problems);
    var texts = new LinkedHashMap<String, String>();
    languages.forEach(language -> texts.put(language, ""));
    if (root.isPresent() && root.get() instanceof YamlNode.Mapping top) {
      switch (top.get("text").orElse(NOTHING)) {
        case YamlNode.Mapping(_, var entries) ->
            entries.forEach(entry -> texts.put(entry.key(), word(entry.value()).strip()));
        case YamlNode.Scalar(_, var text, _) -> texts.put(languages.getFirst(), text.strip());
        case YamlNode.Listing _ -> {}
      }
      Optional<YamlNode.Mapping> send =
          top.get("send")
              .filter(YamlNode.Mapping.class::isInstance)
              .map(YamlNode.Mapping.class::cast);
      return new BlastForm(
          word(top, "blast"),
          word(top, "about").strip(),
          word(top, "audience").strip(),
          word(top, "topic"),
          word(top, "sender"),
          texts,
          send.map(at -> word(at, "on")).orElse(""),
          send.map(at -> word(at, "at")).orElse(""),
          rest(yaml));
    }
    return new BlastForm("", "", "", "", "", texts, "", "", yaml);
  }

  private static String word(YamlNode.Mapping map, String key) {
    return map.get(key).map(BlastForm::word).orElse("");
  }

  private static String word(YamlNode node) {
    return node instanceof YamlNode.Scalar(_, var text, _) ? text : "";
  }

  /// The blocks that have no field, with the comments above them.
  private static String rest(String yaml) {
    var kept = new StringBuilder();
    var comments = new StringBuilder();
    boolean keeps = true;
    for (String line : yaml.split("\n", -1)) {
      var top = TOP.matcher(line);
      if (line.startsWith("#") || line.isBlank()) {
        comments.append(line).append('\n');
        continue;
      }
      if (top.matches()) {
        keeps = !FIELDS.contains(top.group(1).strip());
      }
      if (keeps) {
        kept.append(comments).append(line).append('\n');
      }
      comments.setLength(0);
    }
    return kept.toString().strip();
  }

  /// Puts it together again.
  Written written() {
    var out = new Lines();
    out.line("blast", "blast: " + quoted(name));
    if (!about.isBlank()) {
      out.line("about", "about: " + quoted(about));
    }
    out.line("audience", "audience: " + quoted(audience));
    out.line("topic", "topic: " + quoted(topic));
    if (!sender.isBlank()) {
      out.line("sender", "sender: " + quoted(sender));
    }
    if (!time.isBlank() || !day.isBlank()) {
      out.line("send", "send:");
      if (!day.isBlank()) {
        out.line("send", "  on: " + day.strip());
      }
      out.line("send", "  at: " + quoted(time.strip()));
    }
    if (texts.values().stream().anyMatch(text -> !text.isBlank())) {
      out.line("text", "text:");
      texts.forEach((language, text) -> {
        if (!text.isBlank()) {
          out.line("text." + language, "  " + language + ": |");
          text.strip()
              .lines()
              .forEach(line -> out.line("text." + language, line.isBlank() ? "" : "    " + line));
        }
      });
    }
    if (!more.isBlank()) {
      more.strip().lines().forEach(line -> out.line("more", line));
    }
    return new Written(String.join("\n", out.lines) + "\n", out.fields);
  }

  private static final class Lines {
    private final List<String> lines = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();

    void line(String field, String line) {
      lines.add(line);
      fields.add(field);
    }
  }

  /// In quotes, so that a colon or a hash in somebody's words means nothing. A line break would
  /// shift every line below.
  private static String quoted(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return "\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
