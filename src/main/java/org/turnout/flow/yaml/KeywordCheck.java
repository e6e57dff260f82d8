package org.turnout.flow.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.turnout.flow.Trigger;
import org.turnout.language.Languages;
import org.turnout.people.ComplianceMatch;
import org.turnout.problem.Problems;

/// Keywords start one flow each, and are neither words of consent nor words that work at every
/// step.
final class KeywordCheck implements BundleChecker.Check {
  private final ConsentWords consent;
  private final Capitals capitals;

  KeywordCheck(Languages languages, ConsentWords consent) {
    this.consent = consent;
    this.capitals = new Capitals(languages);
  }

  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    var owners = new LinkedHashMap<String, Map<String, ReadFlow.Keyword>>();
    for (var flow : read.flows()) {
      for (var keyword : flow.keywords()) {
        var trigger = Trigger.of(keyword.word());
        boolean shared = // what follows decides between two flows, or the person is asked
            Set.of(Trigger.Kind.LEAD, Trigger.Kind.HINT, Trigger.Kind.WITH)
                .contains(trigger.kind());
        if (!shared) {
          owners
              .computeIfAbsent(trigger.words(), _ -> new LinkedHashMap<>())
              .putIfAbsent(flow.name(), keyword);
        }
        consent(flow, keyword, problems);
      }
    }
    owners.values().forEach(flows -> collision(flows, problems));
  }

  /// Said at each of them: nobody but the author knows which is the new one.
  private static void collision(Map<String, ReadFlow.Keyword> flows, Problems problems) {
    flows.forEach((flow, keyword) ->
        flows.entrySet().stream()
            .filter(other -> !other.getKey().equals(flow))
            .findFirst()
            .ifPresent(other ->
                problems.error(
                    keyword.place(),
                    "keyword-collision",
                    "the keyword '" + keyword.word() + "' also starts '" + other.getKey() + "'",
                    "take another word here, or at " + other.getValue().place())));
  }

  private void consent(ReadFlow flow, ReadFlow.Keyword keyword, Problems problems) {
    var heard = consent.classify(keyword.word(), keyword.language());
    if (!(heard instanceof ComplianceMatch.Nothing)) {
      problems.error(
          keyword.place(),
          "compliance-word",
          "the keyword '"
              + keyword.word()
              + "' never starts '"
              + flow.name()
              + "': "
              + AnswerCheck.meaning(heard),
          "take another word");
    } else if (capitals.isGlobal(keyword.word()) && !flow.name().equals("menu")) {
      problems.error(
          keyword.place(),
          "global-word",
          "the keyword '" + keyword.word() + "' means the same at every step",
          "take another word");
    }
  }
}
