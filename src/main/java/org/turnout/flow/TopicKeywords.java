package org.turnout.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.turnout.language.AnswerParser;
import org.turnout.language.ParsedAnswer.Understood;
import org.turnout.language.PhraseTable;
import org.turnout.language.TextFold;

/// The words of a flow's first question, where that takes several: "just the bargaining one" starts
/// the flow that asks which alerts somebody wants.
final class TopicKeywords {
  private record Topics(String flow, PhraseTable<Choosable> words) {}

  /// @param languages those that have the word
  private record Choosable(String key, Set<String> languages) {}

  private final List<Topics> all = new ArrayList<>();
  private final Predicate<String> keyword;

  /// @param keyword whether a folded word starts a flow of its own
  TopicKeywords(FlowSet set, Predicate<String> keyword) {
    this.keyword = keyword;
    set.flows().values().stream()
        .filter(flow -> !flow.keywords().isEmpty())
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .forEach(flow ->
            first(set, flow)
                .ifPresent(ask -> all.add(new Topics(flow.name(), new PhraseTable<>(words(ask))))));
  }

  /// The flow that a text asks for by such words, and by nothing else. A word that is a keyword
  /// itself counts only next to another.
  Optional<FlowKeywords.Start> in(String text, AnswerParser ear, String language) {
    for (Topics topics : all) {
      if (ear.own().several(text, topics.words()) instanceof Understood<List<Choosable>>(var named)
          && (named.size() > 1 || !isKeyword(text, ear))) {
        return Optional.of(new FlowKeywords.Start(topics.flow(), spoken(named, language)));
      }
    }
    return Optional.empty();
  }

  private boolean isKeyword(String text, AnswerParser ear) {
    return Stream.of(ear.withoutFillers(text).split(" ")).anyMatch(keyword);
  }

  private static String spoken(List<Choosable> named, String language) {
    return named.stream()
        .map(Choosable::languages)
        .filter(languages -> !languages.contains(language))
        .findFirst()
        .map(languages -> languages.iterator().next())
        .orElse(language);
  }

  private static Map<String, Choosable> words(Step.Ask ask) {
    var words = new HashMap<String, Choosable>();
    ask.words().stream()
        .filter(word -> word.isOneOfSeveral(ask))
        .forEach(word -> {
          var spellings = new LinkedHashMap<String, List<String>>();
          spellings.put("en", List.of(word.key()));
          word.also()
              .forEach((language, also) ->
                  spellings.merge(
                      language,
                      also,
                      (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
          spellings.forEach((language, those) ->
              those.forEach(spelled ->
                  words
                      .computeIfAbsent(
                          TextFold.words(spelled), _ -> new Choosable(word.key(), new HashSet<>()))
                      .languages()
                      .add(language)));
        });
    return words;
  }

  /// The question that a flow begins with, if it takes several words.
  private static Optional<Step.Ask> first(FlowSet set, Flow flow) {
    var seen = new HashSet<String>();
    var ahead = new ArrayDeque<Map.Entry<Flow, String>>();
    ahead.add(Map.entry(flow, flow.start()));
    while (!ahead.isEmpty()) {
      var here = ahead.remove();
      Step step = here.getKey().steps().get(here.getValue());
      if (step == null || !seen.add(here.getKey().name() + "/" + here.getValue())) {
        continue;
      }
      if (step instanceof Step.Ask ask) {
        return Optional.of(ask).filter(Step.Ask::several);
      }
      Flow within = step instanceof Step.Run run ? set.flows().get(run.flow()) : null;
      if (within != null) {
        ahead.add(Map.entry(within, within.start()));
      } else if (step instanceof Step.Check || step instanceof Step.Say) {
        Stakes.exits(step).forEach(path -> ahead.add(Map.entry(here.getKey(), path)));
      }
    }
    return Optional.empty();
  }
}
