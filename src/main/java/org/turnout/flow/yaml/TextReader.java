package org.turnout.flow.yaml;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.turnout.flow.MemberText;
import org.turnout.flow.MemberText.Template;
import org.turnout.flow.Templates;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlNode;
import org.turnout.yaml.YamlNode.Listing;
import org.turnout.yaml.YamlNode.Mapping;
import org.turnout.yaml.YamlNode.Scalar;

/// Reads a member text in English and in every language that has it.
record TextReader(FlowBuilder draft) {
  /// The text in a node, and its translations at the same names in the side files.
  MemberText text(YamlNode node, String path, String role, List<String> trail) {
    var byLanguage = new HashMap<String, Template>();
    byLanguage.put("en", read(node, draft.file, path, role, "en", trail));
    for (var side : draft.sides) {
      side.find(trail)
          .ifPresent(found -> {
            side.useAll(found);
            byLanguage.put(
                side.language(), read(found, side.file(), path, role, side.language(), trail));
          });
    }
    return new MemberText(byLanguage);
  }

  /// A text that says the same in every language.
  static MemberText plain(String words) {
    return new MemberText(java.util.Map.of("en", Templates.parse(words).template()));
  }

  private Template read(
      YamlNode node, FlowFile file, String path, String role, String language, List<String> trail) {
    var template =
        switch (node) {
          case Scalar scalar -> scalar(scalar, file);
          case Mapping mapping -> plural(mapping, file);
          case Listing listing -> {
            draft.problems.error(
                listing.at(),
                "wrong-shape",
                "expected a text here, found a list",
                "put the text under |, without dashes");
            yield new Template(List.of());
          }
        };
    draft.texts.add(new UsedText(path, role, language, node.at(), words(node), template, trail));
    return template;
  }

  private Template scalar(Scalar scalar, FlowFile file) {
    var words = scalar.text().stripTrailing();
    if (words.isBlank()) {
      draft.problems.error(
          scalar.at(), "empty-text", "there is no text here", "write it under |, indented");
    }
    var parsed = Templates.parse(words);
    for (var flaw : parsed.flaws()) {
      draft.problems.error(
          Locator.of(file, scalar.at(), words, flaw.offset()),
          "bad-name",
          flaw.message(),
          "names go in braces: {name}, or {name|what is said when it is missing}");
    }
    return parsed.template();
  }

  /// `count:` names a number; `one:`, `other:` and the language's further forms are the texts.
  private Template plural(Mapping mapping, FlowFile file) {
    var forms = new LinkedHashMap<String, Template>();
    String count = "";
    for (var entry : mapping.entries()) {
      switch (entry.key()) {
        case "count" -> count = entry.value() instanceof Scalar scalar ? scalar.text() : "";
        case "zero", "one", "two", "few", "many", "other" -> {
          if (entry.value() instanceof Scalar scalar) {
            forms.put(entry.key(), scalar(scalar, file));
          }
        }
        default ->
            draft.problems.error(
                entry.at(),
                "unknown-name",
                "'" + entry.key() + "' means nothing inside a text",
                "a text that differs by number has 'count:', 'one:' and 'other:'");
      }
    }
    if (count.isEmpty() || !forms.containsKey("other")) {
      draft.problems.error(
          mapping.at(),
          "missing",
          "a text that differs by number needs 'count:' and 'other:'",
          "count names the number, other is said for every number without a line of its own");
    }
    return Templates.plural(count, forms);
  }

  /// As written; of a text that differs by number the form that most numbers have.
  static String words(YamlNode node) {
    return switch (node) {
      case Scalar(_, var text, _) -> text.stripTrailing();
      case Mapping mapping ->
          Optional.ofNullable(mapping.get("other").orElse(null)).map(TextReader::words).orElse("");
      case Listing _ -> "";
    };
  }

  /// Finds characters of a text in its file.
  static final class Locator {
    private Locator() {}

    /// The place of a text's character; the text's own beginning when it is folded or escaped.
    static SourceLocation of(FlowFile file, SourceLocation start, String words, int offset) {
      return start.ofCharacter(file.text(), words, offset);
    }
  }
}
