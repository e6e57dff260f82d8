package org.turnout.flow.yaml;

import java.util.Optional;
import java.util.TreeMap;
import org.turnout.flow.Actions;
import org.turnout.problem.Problems;

/// The marks at the end of a side file that say which English its texts were made from.
public final class TranslationMarks {
  private static final String HEAD = "english:";

  private TranslationMarks() {}

  /// The text of a side file with the marks of the English as it is now; empty when there is no
  /// such side file, or its flow can't be read.
  public static Optional<String> written(FlowBundle bundle, Actions actions, String sideFile) {
    var read = FlowSetReader.readAll(bundle, actions, new Problems());
    for (var flow : read.flows()) {
      for (var side : flow.sides().values()) {
        if (side.file().name().equals(sideFile)) {
          return Optional.of(written(flow, side));
        }
      }
    }
    return Optional.empty();
  }

  private static String written(ReadFlow flow, SideFile side) {
    var texts = side.file().text();
    int old = texts.startsWith(HEAD) ? 0 : texts.indexOf("\n" + HEAD) + 1;
    var out = new StringBuilder(old > 0 ? texts.substring(0, old) : texts);
    var marks = new TreeMap<>(TranslationCheck.marks(flow));
    var translated =
        flow.texts().stream()
            .filter(text -> text.language().equals(side.language()))
            .map(text -> text.trail().getFirst())
            .toList();
    marks.keySet().retainAll(translated);
    out.append(
        "english:            # which English these were made from; see ./turnout check --help\n");
    marks.forEach(
        (step, mark) -> out.append("  ").append(step).append(": '").append(mark).append("'\n"));
    return out.toString();
  }
}
