package org.turnout.flow;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.turnout.language.Languages;
import org.turnout.language.TextFold;

/// What the engine works out once for a flow set: keywords, the folded words of every question, and
/// the label of every step.
final class Lexicon {
  private final FlowSet set;
  private final FlowKeywords keywords;
  private final IdentityHashMap<Step.Ask, Map<String, Step.Word>> words = new IdentityHashMap<>();
  private final IdentityHashMap<Step, String> labels = new IdentityHashMap<>();
  private volatile @Nullable FlowExamples examples;

  private Lexicon(FlowSet set) {
    this.set = set;
    this.keywords = new FlowKeywords(set);
    for (Flow flow : set.flows().values()) {
      for (Step step : flow.steps().values()) {
        labels.put(step, flow.name() + "/" + step.path());
        if (step instanceof Step.Ask ask) {
          words.put(ask, folded(ask));
        }
      }
    }
  }

  private static Map<String, Step.Word> folded(Step.Ask ask) {
    var folded = new HashMap<String, Step.Word>();
    for (Step.Word word : ask.words()) {
      folded.putIfAbsent(TextFold.words(word.key()), word);
      word.also()
          .values()
          .forEach(also -> also.forEach(other -> folded.putIfAbsent(TextFold.words(other), word)));
    }
    return Map.copyOf(folded);
  }

  FlowSet set() {
    return set;
  }

  FlowKeywords keywords() {
    return keywords;
  }

  /// What people write who want a flow; read when a text is first compared with it.
  FlowExamples examples(Languages languages) {
    FlowExamples known = examples;
    if (known == null) {
      known = new FlowExamples(set, languages);
      examples = known;
    }
    return known;
  }

  /// A question's own words, folded, in every language.
  Map<String, Step.Word> words(Step.Ask ask) {
    Map<String, Step.Word> known = words.get(ask);
    return known == null ? Map.of() : known;
  }

  /// `shift/place.full`.
  String label(Step step) {
    String label = labels.get(step);
    return label == null ? step.path() : label;
  }

  /// The lexicons of the sets in use, made when a set is first met. Few are alive at a time; a set
  /// under a known hash but with other content (only tests have that) replaces the old.
  static final class Shelf {
    private static final int MOST = 64;
    private final Map<String, Lexicon> byHash = new ConcurrentHashMap<>();
    private volatile @Nullable Lexicon latest;

    /// Sets are compared as objects: comparing every flow of them would cost more than a turn.
    @SuppressWarnings("ReferenceEquality")
    Lexicon of(FlowSet set) {
      Lexicon last = latest;
      if (last != null && last.set == set) {
        return last;
      }
      Lexicon known = byHash.get(set.hash());
      if (known == null || known.set != set) {
        known = new Lexicon(set);
        if (byHash.size() >= MOST) {
          byHash.clear();
        }
        byHash.put(set.hash(), known);
      }
      latest = known;
      return known;
    }
  }
}
