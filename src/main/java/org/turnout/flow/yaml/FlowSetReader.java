package org.turnout.flow.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.flow.Actions;
import org.turnout.flow.Flow;
import org.turnout.flow.FlowSet;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlFile;
import org.turnout.yaml.YamlNode.Mapping;
import org.turnout.yaml.YamlNode.Scalar;

/// Reads all flows of a bundle.
public final class FlowSetReader {
  private FlowSetReader() {}

  /// What was read.
  ///
  /// @param set empty when an error keeps it from being served
  record Read(FlowBundle bundle, List<ReadFlow> flows, Optional<FlowSet> set) {
    Read {
      flows = List.copyOf(flows);
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
    return new Read(
        bundle, all, problems.hasErrors() ? Optional.empty() : Optional.of(set(bundle, all)));
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
      var translates = translates(file);
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
      } else if (translates.filter(scalar -> scalar.text().equals(expected)).isEmpty()) {
        problems.error(
            translates.map(Scalar::at).orElse(SourceLocation.of(file.name())),
            "wrong-translates",
            "a side file says which flow it translates",
            "write 'translates: " + expected + "' on its first line");
      }
    }
  }

  private static Optional<Scalar> translates(FlowFile file) {
    return YamlFile.parse(file.text(), file.name(), new Problems())
        .filter(Mapping.class::isInstance)
        .flatMap(root -> ((Mapping) root).get("translates"))
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast);
  }

  private static String stem(FlowFile file) {
    return file.name().replaceFirst("\\.ya?ml$", "");
  }
}
