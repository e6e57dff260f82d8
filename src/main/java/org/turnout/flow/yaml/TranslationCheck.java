package org.turnout.flow.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.turnout.flow.Templates;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlNode.Mapping;
import org.turnout.yaml.YamlNode.Scalar;

/// Translations: what is missing, what has lost a name, and what was made from an English text that
/// has changed since.
final class TranslationCheck implements BundleChecker.Check {
  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    for (var flow : read.whole()) {
      for (var language : read.bundle().catalog().languages()) {
        if (!language.equals("en")) {
          var side = flow.sides().get(language);
          var file = flow.file().name().replaceFirst("\\.ya?ml$", "." + language + ".yaml");
          if (side != null) {
            compare(flow, side, problems);
            stale(flow, side, problems);
          } else if (!read.unread().contains(file)) {
            problems.warning(
                flow.place(),
                "missing-translation",
                "'" + flow.name() + "' is not translated into '" + language + "'",
                "its texts go in a file " + file);
          }
        }
      }
    }
  }

  private static void compare(ReadFlow flow, SideFile side, Problems problems) {
    var own = texts(flow, side.language());
    texts(flow, "en")
        .forEach((trail, english) -> {
          var text = own.get(trail);
          if (text == null) {
            if (english.words().chars().anyMatch(Character::isLowerCase)
                && !onlyNames(english.words())) {
              problems.warning(
                  english.place(),
                  "missing-translation",
                  "this text is not translated into '" + side.language() + "'",
                  "add it under the same names in " + side.file().name());
            }
          } else {
            names(english, text, problems);
          }
        });
  }

  private static boolean onlyNames(String words) {
    return words.replaceAll("\\{[^}]*}", "").chars().noneMatch(Character::isLetter);
  }

  private static void names(UsedText english, UsedText text, Problems problems) {
    var wanted = new TreeSet<>(Templates.names(english.template()));
    var used = new TreeSet<>(Templates.names(text.template()));
    boolean choices = english.words().contains("{choices}");
    if (choices && !text.words().contains("{choices}")) {
      wanted.add("choices");
    }
    var lost = new TreeSet<>(wanted);
    lost.removeAll(used);
    var added = new TreeSet<>(used);
    added.removeAll(wanted);
    if (!lost.isEmpty() || !added.isEmpty()) {
      problems.error(
          text.place(),
          "placeholder-mismatch",
          "this translation "
              + (lost.isEmpty() ? "" : "lacks {" + String.join("}, {", lost) + "}")
              + (lost.isEmpty() || added.isEmpty() ? "" : " and ")
              + (added.isEmpty() ? "" : "has {" + String.join("}, {", added) + "} besides"),
          "use the same names in braces as the English");
    }
  }

  private static Map<String, UsedText> texts(ReadFlow flow, String language) {
    var texts = new LinkedHashMap<String, UsedText>();
    for (var text : flow.texts()) {
      if (text.language().equals(language)) {
        texts.put(String.join("/", text.trail()), text);
      }
    }
    return texts;
  }

  /// `english:` in a side file holds, for each step, a mark of the English it was made from.
  private static void stale(ReadFlow flow, SideFile side, Problems problems) {
    if (side.root().get("english").orElse(null) instanceof Mapping marks) {
      var now = marks(flow);
      for (var entry : marks.entries()) {
        var mark = Optional.ofNullable(now.get(entry.key()));
        var written = entry.value() instanceof Scalar(_, var text, _) ? text.strip() : "";
        if (mark.isEmpty()) {
          problems.warning(
              entry.at(),
              "stale-translation",
              "the English has no step '" + entry.key() + "' any more",
              "take its texts out of this file");
        } else if (!mark.get().equals(written)) {
          problems.warning(
              place(flow, side, entry.key()),
              "stale-translation",
              "the English of '" + entry.key() + "' has changed since this was translated",
              "when the translation is right again, write '"
                  + entry.key()
                  + ": "
                  + mark.get()
                  + "' under english:");
        }
      }
    }
  }

  private static SourceLocation place(ReadFlow flow, SideFile side, String step) {
    return side.root().entries().stream()
        .filter(entry -> entry.key().equals(step))
        .findFirst()
        .map(entry -> entry.at())
        .orElse(flow.place());
  }

  /// Step name to the first six hex digits of SHA-256 over its English texts.
  static Map<String, String> marks(ReadFlow flow) {
    return flow.texts().stream()
        .filter(text -> text.language().equals("en"))
        .collect(
            Collectors.groupingBy(
                text -> text.trail().getFirst(),
                LinkedHashMap::new,
                Collectors.collectingAndThen(
                    Collectors.mapping(
                        text -> String.join("/", text.trail()) + "\n" + text.words(),
                        Collectors.toCollection(TreeSet::new)),
                    words -> mark(String.join("\n", words)))));
  }

  private static String mark(String words) {
    return Hashing.sha256().hashString(words, UTF_8).toString().substring(0, 6);
  }
}
