package org.turnout.flow.yaml;

import java.util.HashMap;
import java.util.Map;
import org.turnout.flow.Templates;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlNode;
import org.turnout.yaml.YamlNode.Listing;
import org.turnout.yaml.YamlNode.Mapping;

/// Answers with further words and without a `value`: `HALL: [union hall]` is kept as "hall", which
/// is seldom what a text means to say.
final class BareWords {
  private record Answer(String key, SourceLocation place) {}

  private final Map<String, Answer> byName = new HashMap<>();

  /// Notes an answer that only goes on.
  ///
  /// @param name what it is kept under
  void add(String name, YamlNode.Entry answer) {
    boolean bare =
        switch (answer.value()) {
          case YamlNode.Scalar _ -> false;
          case Listing _ -> true;
          case Mapping(_, var entries) ->
              !entries.isEmpty() && entries.stream().allMatch(it -> it.key().equals("also"));
        };
    if (bare) {
      byName.putIfAbsent(name, new Answer(answer.key(), answer.at()));
    }
  }

  /// A note for each that an English text says.
  void report(FlowBuilder draft) {
    byName.forEach((name, answer) -> {
      var word = answer.key().toLowerCase(java.util.Locale.ROOT);
      boolean said =
          draft.texts.stream()
              .filter(text -> text.language().equals("en") && text.isMessage())
              .anyMatch(text -> Templates.names(text.template()).contains(name));
      if (said) {
        draft.problems.note(
            answer.place(),
            "bare-word",
            "a text says {" + name + "}, and this answer is kept as '" + word + "'",
            "say what it is kept as: " + answer.key() + ": {also: [...], value: ...}");
      }
    });
  }
}
