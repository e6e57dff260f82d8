package org.turnout.flow.talk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.turnout.flow.FlowSet;
import org.turnout.flow.talk.FlowTestRunner.Failure;
import org.turnout.flow.talk.FlowTestRunner.Outcome;
import org.turnout.flow.yaml.FlowFile;
import org.turnout.problem.Problems;

/// The tests of a folder: read, reported, and rewritten when the flow is right and the test is old.
public final class FlowTests {
  private FlowTests() {}

  /// Every test in a folder, or the one in a file.
  ///
  /// @param shown what the folder or file is called in problems
  public static List<FlowTest> read(Path path, String shown, ZoneId zone, Problems problems) {
    return files(path, shown).stream()
        .flatMap(file -> FlowTestReader.read(file, zone, problems).stream())
        .toList();
  }

  private static List<FlowFile> files(Path path, String shown) {
    try {
      if (Files.isRegularFile(path)) {
        return List.of(new FlowFile(shown, Files.readString(path)));
      }
      var files = new ArrayList<FlowFile>();
      try (var all = Files.walk(path)) {
        for (var file : all.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) {
          files.add(new FlowFile(shown + "/" + path.relativize(file), Files.readString(file)));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("reading the flow tests in " + path, e);
    }
  }

  /// What a failed test looks like: the whole conversation, with what was expected where.
  public static String report(Outcome outcome) {
    var out = new StringBuilder();
    out.append(outcome.test().place().file()).append(": ").append(outcome.test().name());
    out.append(outcome.ok() ? " ... ok\n" : " ... FAILED\n");
    if (!outcome.ok()) {
      outcome
          .lines()
          .forEach(line -> out.append("    ").append(line.replace("\n", "\n    ")).append('\n'));
      for (var failure : outcome.failures()) {
        out.append("  ").append(failure.place()).append(": expected\n");
        out.append("    ").append(failure.expected().replace("\n", "\n    ")).append('\n');
        out.append("  but got\n    ");
        out.append(failure.got().isEmpty() ? "nothing" : failure.got().replace("\n", "\n    "));
        out.append('\n');
      }
    }
    return out.toString();
  }

  /// The steps of each flow that no test passes, in the order of their names.
  public static Map<String, Set<String>> missed(FlowSet set, List<Outcome> outcomes) {
    var passed = new TreeSet<String>();
    outcomes.forEach(outcome -> passed.addAll(outcome.passed()));
    var missed = new TreeMap<String, Set<String>>();
    for (var flow : set.flows().values()) {
      var steps = new TreeSet<String>();
      for (var path : flow.steps().keySet()) {
        if (!passed.contains(flow.name() + "/" + path)) {
          steps.add(path);
        }
      }
      missed.put(flow.name(), steps);
    }
    return missed;
  }

  /// The text of a test file with every unmet expectation replaced by what really came.
  public static String updated(String text, Outcome outcome) {
    var lines = new ArrayList<>(text.lines().toList());
    var failures =
        outcome.failures().stream()
            .sorted(Comparator.comparingInt((Failure failure) -> failure.place().line()).reversed())
            .toList();
    for (var failure : failures) {
      replace(lines, failure);
    }
    return String.join("\n", lines) + "\n";
  }

  private static void replace(List<String> lines, Failure failure) {
    int at = failure.place().line() - 1;
    var indent = lines.get(at).substring(0, lines.get(at).indexOf('-') + 1);
    int end = at + 1;
    while (end < lines.size()
        && (lines.get(end).isBlank() || depth(lines.get(end)) >= indent.length())) {
      end++;
    }
    var fresh = new ArrayList<String>();
    if (failure.got().isEmpty()) {
      fresh.add(indent + " silence");
    } else {
      fresh.add(indent + " expect exactly: |");
      failure
          .got()
          .lines()
          .forEach(line -> fresh.add(line.isEmpty() ? "" : " ".repeat(indent.length() + 5) + line));
    }
    lines.subList(at, end).clear();
    lines.addAll(at, fresh);
  }

  private static int depth(String line) {
    return line.length() - line.stripLeading().length();
  }
}
