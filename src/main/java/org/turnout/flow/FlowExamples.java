package org.turnout.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.turnout.language.Examples;
import org.turnout.language.Examples.Example;
import org.turnout.language.Languages;
import org.turnout.language.TextFold;

/// What people write who want a flow, as its file shows under `examples`, and what they write for a
/// person: a text that nothing else explains is compared with all of them.
final class FlowExamples {
  /// A text that most likely asks for a flow, with this share, asks for it.
  private static final double PLAIN = 0.8;

  /// One with this share may ask for it.
  private static final double LIKELY = 0.5;

  /// Fewer words are a slip or an answer.
  private static final int FEWEST_WORDS = 2;

  /// So many words may tell what happened.
  private static final int STORY = 4;

  /// Texts for a person of ours.
  private static final String PERSON = "";

  /// Texts of somebody who is hurt.
  private static final String DANGER = "!";

  /// One that speaks of danger with this share is not a wish.
  private static final double DANGEROUS = 0.6;

  private final Examples<String> all;

  /// A flow that a text may ask for.
  ///
  /// @param plain whether it begins without a question
  record Wanted(String flow, boolean plain) {}

  FlowExamples(FlowSet set, Languages languages) {
    var examples = new ArrayList<Example<String>>();
    set.flows().values().stream()
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .forEach(flow ->
            new TreeMap<>(flow.examples())
                .values().stream()
                    .flatMap(List::stream)
                    .forEach(text -> examples.add(new Example<>(text, flow.name()))));
    if (!examples.isEmpty()) {
      languages.forAPerson().forEach(text -> examples.add(new Example<>(text, PERSON)));
      languages.inDanger().forEach(text -> examples.add(new Example<>(text, DANGER)));
    }
    all = new Examples<>(examples);
  }

  /// The flow that a text most likely asks for, if it does.
  Optional<Wanted> wanted(String text) {
    return Optional.of(text)
        .filter(FlowExamples::hasWords)
        .flatMap(all::of)
        .filter(likely -> !likely.meaning().equals(PERSON) && !likely.meaning().equals(DANGER))
        .filter(likely -> likely.share() >= LIKELY)
        .map(likely -> new Wanted(likely.meaning(), likely.share() >= PLAIN));
  }

  /// Whether a text may speak of somebody who is hurt.
  boolean isOfDanger(String text) {
    return Optional.of(text)
        .filter(said -> words(said) >= STORY)
        .flatMap(all::of)
        .filter(likely -> likely.meaning().equals(DANGER) && likely.share() >= DANGEROUS)
        .isPresent();
  }

  private static boolean hasWords(String text) {
    return words(text) >= FEWEST_WORDS;
  }

  private static long words(String text) {
    return Stream.of(TextFold.words(text).split(" "))
        .filter(word -> word.chars().anyMatch(Character::isLetter))
        .count();
  }
}
