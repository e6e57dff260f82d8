package org.turnout.flow.yaml;

import org.turnout.problem.Problems;

/// Links lead to the campaign's own domains only: a link elsewhere is what filters look for.
final class LinkCheck implements BundleChecker.Check {
  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    var allowed = read.bundle().catalog().linkDomains();
    for (var flow : read.flows()) {
      for (var text : flow.texts()) {
        for (var link : LinkRules.foreign(text.words(), allowed)) {
          problems.error(
              TextReader.Locator.of(
                  flow.fileOf(text.language()), text.place(), text.words(), link.offset()),
              "foreign-link",
              "this links to " + link.domain() + ", which is not one of the campaign's domains",
              allowed.isEmpty()
                  ? "allowed domains are in config/turnout.yaml"
                  : "allowed: " + String.join(", ", allowed.stream().sorted().toList()));
        }
      }
    }
  }
}
