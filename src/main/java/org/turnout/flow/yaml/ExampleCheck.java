package org.turnout.flow.yaml;

import java.util.HashMap;
import org.turnout.language.TextFold;
import org.turnout.people.ComplianceMatch;
import org.turnout.problem.Problems;

/// An example shows one flow's wish only, and none that ends or begins all texts.
record ExampleCheck(ConsentWords words) implements BundleChecker.Check {
  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    var owners = new HashMap<String, Owner>();
    for (var flow : read.flows()) {
      for (var example : flow.examples()) {
        var mine = new Owner(flow.name(), example);
        var other = owners.putIfAbsent(TextFold.words(example.word()), mine);
        if (other != null && !other.flow().equals(flow.name())) {
          problems.error(
              example.place(),
              "example-collision",
              "the example '" + example.word() + "' is one of '" + other.flow() + "', too",
              "leave it out here, or at " + other.example().place());
        }
        consent(example, problems);
      }
    }
  }

  /// @param example a text that shows what people write
  private record Owner(String flow, ReadFlow.Keyword example) {}

  private void consent(ReadFlow.Keyword example, Problems problems) {
    var heard = words.classify(example.word(), example.language());
    if (!(heard instanceof ComplianceMatch.Nothing)) {
      problems.error(
          example.place(),
          "compliance-word",
          "the example '" + example.word() + "' is never compared: " + AnswerCheck.meaning(heard),
          "leave it out, or take another one");
    }
  }
}
