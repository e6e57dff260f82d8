package org.turnout.campaign;

import java.util.Optional;
import org.turnout.flow.FlowKeywords;
import org.turnout.flow.FlowSet;
import org.turnout.flow.Trigger;
import org.turnout.language.KeywordMatcher;
import org.turnout.language.KeywordMatcher.Found;
import org.turnout.language.Languages;

/// Which flow a text starts when no question is open: what `understand` reports besides consent.
public interface FlowFinder {
  /// Nothing starts anything: where no flows are.
  FlowFinder NONE = (_, _) -> Optional.empty();

  /// Finds by the keywords of a set, exactly and then forgivingly.
  static FlowFinder of(FlowSet set, Languages languages) {
    var keywords = new KeywordMatcher();
    var starts = new FlowKeywords(set);
    set.flows().values().stream()
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .forEach(flow ->
            flow.keywords()
                .forEach((language, words) ->
                    words.stream()
                        .map(Trigger::of)
                        .filter(trigger -> trigger.kind() == Trigger.Kind.WORDS)
                        .forEach(trigger -> keywords.add(trigger.words(), flow.name(), language))));
    return (text, language) -> {
      var ear = languages.listener(language);
      return starts
          .occasion(text, ear, language)
          .or(() -> starts.topics(text, ear, language))
          .map(start -> new Found(start.flow(), start.language()))
          .or(() -> starts.made(text, ear, language).map(it -> new Found(it.flow(), it.language())))
          .or(() -> keywords.find(text, ear));
    };
  }

  /// The flow that a text of a person of this language starts.
  Optional<Found> find(String text, String language);
}
