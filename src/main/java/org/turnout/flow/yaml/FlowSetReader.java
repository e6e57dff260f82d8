package org.turnout.flow.yaml;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turnout.flow.Actions;
import org.turnout.flow.Flow;
import org.turnout.flow.FlowSet;
import org.turnout.problem.Problems;
import org.turnout.problem.Severity;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlFile;
import org.turnout.yaml.YamlNode;
import org.turnout.yaml.YamlNode.Mapping;
import org.turnout.yaml.YamlNode.Scalar;

/// Reads all flows of a bundle.
public final class FlowSetReader {
  private FlowSetReader() {}

  /// What was read.
  ///
  /// @param flows those that could be read, or the part of them that could
  /// @param broken files with an error
  /// @param set empty when an error keeps it from being served
  record Read(FlowBundle bundle, List<ReadFlow> flows, Set<String> broken, Optional<FlowSet> set) {
    Read {
      flows = List.copyOf(flows);
      broken = Set.copyOf(broken);
    }

    /// The flows without an error of their own: what leads where in the others is not known.
    List<ReadFlow> whole() {
      return flows.stream().filter(flow -> !broken.contains(flow.file().name())).toList();
    }

    /// Whether every file is at least a flow or a translation of one. If not, nobody knows which
    /// flows, keywords and texts are missing.
    boolean isComplete() {
      return unread().isEmpty();
    }

    /// Whether every keyword of a language is known.
    boolean knowsKeywords(String language) {
      return unread().stream()
          .map(name -> new FlowFile(name, "").language())
          .noneMatch(unread -> unread.isEmpty() || unread.get().equals(language));
    }

    /// The files of which nothing could be read.
    Set<String> unread() {
      var unread = new HashSet<>(broken);
      flows.forEach(flow -> {
        unread.remove(flow.file().name());
        flow.sides().values().forEach(side -> unread.remove(side.file().name()));
      });
      return unread;
    }

    Optional<ReadFlow> flow(String name) {
      return flows.stream().filter(flow -> flow.name().equals(name)).findFirst();
    }
  }

  /// The set, without the checks that only an author needs; for versions that once passed them.
  public static Optional<FlowSet> read(FlowBundle bundle, Actions actions) {
    return readAll(bundle, actions, new Problems()).set();
  }

  static Read readAll(FlowBundle bundle, Actions actions, Problems problems) {
    var flows = new LinkedHashMap<String, ReadFlow>();
    for (var file : bundle.files()) {
      if (file.language().isEmpty()) {
        FlowReader.read(file, sides(file, bundle, problems), bundle.catalog(), actions, problems)
            .ifPresent(flow -> keep(flow, flows, problems));
      }
    }
    orphans(bundle, problems);
    var all = List.copyOf(flows.values());
    var broken =
        problems.stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .map(problem -> problem.place().file())
            .collect(toSet());
    return new Read(
        bundle,
        all,
        broken,
        problems.hasErrors() ? Optional.empty() : Optional.of(set(bundle, all)));
  }

  private static FlowSet set(FlowBundle bundle, List<ReadFlow> flows) {
    var byName = new HashMap<String, Flow>();
    flows.forEach(flow -> byName.put(flow.name(), flow.flow()));
    return new FlowSet(bundle.hash(), byName, bundle.catalog().wordings());
  }

  private static void keep(ReadFlow flow, Map<String, ReadFlow> flows, Problems problems) {
    var twin = flows.putIfAbsent(flow.name(), flow);
    if (twin != null && !flow.name().isEmpty()) {
      problems.error(
          flow.place(),
          "duplicate-flow",
          "there is another flow '" + flow.name() + "' in " + twin.place().file(),
          "give one of them another name");
    }
  }

  private static List<FlowFile> sides(FlowFile english, FlowBundle bundle, Problems problems) {
    var stem = stem(english);
    var sides = new ArrayList<FlowFile>();
    for (var file : bundle.files()) {
      var language = file.language();
      if (language.isPresent() && stem(file).equals(stem + "." + language.get())) {
        sides.add(file);
        if (!bundle.catalog().languages().contains(language.get())) {
          problems.error(
              SourceLocation.of(file.name()),
              "unknown-language",
              "the campaign has no language '" + language.get() + "'",
              "it has: " + String.join(", ", bundle.catalog().languages()));
        }
      }
    }
    return sides;
  }

  /// Side files whose English file is missing, or that say they translate something else.
  private static void orphans(FlowBundle bundle, Problems problems) {
    for (var file : bundle.files()) {
      if (file.language().isEmpty()) {
        continue;
      }
      var stem = stem(file);
      var expected = stem.substring(stem.lastIndexOf('/') + 1, stem.lastIndexOf('.'));
      var root = YamlFile.parse(file.text(), file.name(), new Problems());
      var translates = root.flatMap(FlowSetReader::translates);
      boolean alone =
          bundle.files().stream()
              .noneMatch(other ->
                  other.language().isEmpty()
                      && stem(other).equals(stem.substring(0, stem.lastIndexOf('.'))));
      if (alone) {
        problems.error(
            SourceLocation.of(file.name()),
            "no-english",
            "there is no " + expected + ".yaml that this translates",
            "a side file has the name of its flow, with the language before .yaml");
      } else if (root.isPresent()
          && translates.filter(scalar -> scalar.text().equals(expected)).isEmpty()) {
        problems.error(
            translates.map(Scalar::at).orElse(SourceLocation.of(file.name())),
            "wrong-translates",
            "a side file says which flow it translates",
            "write 'translates: " + expected + "' on its first line");
      }
    }
  }

  private static Optional<Scalar> translates(YamlNode root) {
    return root instanceof Mapping names
        ? names.get("translates").filter(Scalar.class::isInstance).map(Scalar.class::cast)
        : Optional.empty();
  }

  private static String stem(FlowFile file) {
    return file.name().replaceFirst("\\.ya?ml$", "");
  }
}
