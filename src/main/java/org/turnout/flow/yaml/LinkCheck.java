package org.turnout.flow.yaml;

import org.turnout.problem.Problems;
import org.turnout.url.LinkDomains;

/// Links lead to the campaign's own domains only: a link elsewhere is what filters look for.
final class LinkCheck implements BundleChecker.Check {
  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    var allowed = LinkDomains.of(read.bundle().catalog().linkDomains());
    for (var flow : read.flows()) {
      for (var text : flow.texts()) {
        for (var link : allowed.foreign(text.words())) {
          problems.error(
              TextReader.Locator.of(
                  flow.fileOf(text.language()), text.place(), text.words(), link.offset()),
              "foreign-link",
              link.what(),
              allowed.hint());
        }
      }
    }
  }
}
