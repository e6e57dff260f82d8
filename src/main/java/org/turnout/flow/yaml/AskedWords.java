package org.turnout.flow.yaml;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.turnout.flow.Flow;
import org.turnout.flow.Step;
import org.turnout.flow.Trigger;
import org.turnout.language.Languages;
import org.turnout.language.TextFold;
import org.turnout.people.Compliance;
import org.turnout.people.ComplianceMatch;

/// Which of the words that a text in capitals asks for are answered by something: a keyword, a word
/// that works everywhere, a word of consent, or an answer of the flow that the text opens.
public final class AskedWords {
  private final Capitals capitals;
  private final Compliance compliance;
  private final Set<String> keywords;
  private final Map<String, Set<String>> answers;
  private final Map<String, String> rosters;
  private final Map<String, Set<String>> rostersByWord;

  public AskedWords(Languages languages, Compliance compliance, Map<String, Flow> flows) {
    this.capitals = new Capitals(languages);
    this.compliance = compliance;
    this.keywords =
        flows.values().stream()
            .flatMap(flow -> flow.keywords().values().stream())
            .flatMap(List::stream)
            .map(word -> Trigger.of(word).words())
            .collect(toSet());
    this.answers =
        flows.entrySet().stream()
            .collect(toMap(Map.Entry::getKey, flow -> answers(flow.getValue())));
    this.rosters = new HashMap<>();
    this.rostersByWord = new HashMap<>();
    flows.forEach((name, flow) ->
        flow.roster()
            .ifPresent(roster -> {
              rosters.put(name, roster);
              flow.keywords().values().stream()
                  .flatMap(List::stream)
                  .forEach(word ->
                      rostersByWord
                          .computeIfAbsent(Trigger.of(word).words(), _ -> new TreeSet<>())
                          .add(roster));
            }));
  }

  /// The rosters that a text leads to: by the flow it opens, or by a word in capitals.
  ///
  /// @param opens the flow that the text opens
  public Set<String> rosters(String text, Optional<String> opens) {
    var all = new TreeSet<String>();
    opens.map(rosters::get).ifPresent(all::add);
    capitals
        .asked(text)
        .forEach(word -> all.addAll(rostersByWord.getOrDefault(TextFold.words(word), Set.of())));
    return all;
  }

  /// The words of a text that nothing answers, in their order.
  ///
  /// @param opens the flow that the text opens
  public List<String> unanswered(String text, Optional<String> opens) {
    Set<String> own = opens.map(flow -> answers.getOrDefault(flow, Set.of())).orElse(Set.of());
    boolean yesNo = own.contains("yes") || own.contains("no");
    return capitals.asked(text).stream()
        .filter(word -> {
          String folded = TextFold.words(word);
          return !keywords.contains(folded)
              && !own.contains(folded)
              && !capitals.isGlobal(word)
              && !(yesNo && capitals.isYesNo(word))
              && compliance.classify(word, "en") instanceof ComplianceMatch.Nothing;
        })
        .toList();
  }

  private static Set<String> answers(Flow flow) {
    return flow.steps().values().stream()
        .flatMap(step -> step instanceof Step.Ask ask ? ask.words().stream() : Stream.empty())
        .flatMap(word ->
            Stream.concat(
                Stream.of(word.key()), word.also().values().stream().flatMap(List::stream)))
        .map(TextFold::words)
        .collect(toSet());
  }
}
