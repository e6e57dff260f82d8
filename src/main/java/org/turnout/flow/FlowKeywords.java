package org.turnout.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.turnout.language.AnswerParser;
import org.turnout.language.EditDistance;
import org.turnout.language.Led;
import org.turnout.language.NamedThings;
import org.turnout.language.PhraseTable;

/// The words that start flows, in every language: exact first ("PETITION", "petition please"), then
/// forgiving ("pettion").
public final class FlowKeywords {
  private final Map<String, List<Start>> byWord = new HashMap<>();
  private final PhraseTable<List<Start>> phrases;
  private final PhraseTable<List<Start>> occasions;
  private final PhraseTable<List<Start>> leads;
  private final TopicKeywords topics;
  private final FlowHints hints;
  private final WholeWishes wholes;

  /// A flow to start, and the language its keyword belongs to.
  public record Start(String flow, String language) {}

  /// The keywords of all flows of a set.
  public FlowKeywords(FlowSet set) {
    byWord.putAll(starts(set, Trigger.Kind.WORDS));
    topics = new TopicKeywords(set, byWord::containsKey);
    wholes = new WholeWishes(starts(set, Trigger.Kind.WHOLE), starts(set, Trigger.Kind.WITH));
    hints = new FlowHints(starts(set, Trigger.Kind.HINT));
    leads = new PhraseTable<>(starts(set, Trigger.Kind.LEAD));
    occasions = new PhraseTable<>(starts(set, Trigger.Kind.QUESTION));
    Set<String> parts = parts(set);
    var inSentences = new HashMap<String, List<Start>>();
    byWord.forEach((words, starts) -> {
      List<Start> whole = starts.stream().filter(start -> !parts.contains(start.flow())).toList();
      if (!whole.isEmpty()) {
        inSentences.put(words, whole);
      }
    });
    phrases = new PhraseTable<>(inSentences);
  }

  private static Map<String, List<Start>> starts(FlowSet set, Trigger.Kind kind) {
    var all = new HashMap<String, List<Start>>();
    for (Flow flow : set.flows().values()) {
      flow.keywords()
          .forEach((language, words) ->
              words.stream()
                  .map(Trigger::of)
                  .filter(trigger -> trigger.is(kind) && !trigger.words().isBlank())
                  .forEach(trigger ->
                      all.computeIfAbsent(trigger.words(), _ -> new ArrayList<>())
                          .add(new Start(flow.name(), language))));
    }
    all.values().forEach(starts -> starts.sort(FlowKeywords::order));
    return all;
  }

  /// Flows that go on with what we began (a flow without keywords runs them). Their keyword counts
  /// alone, not in a sentence, where it is an everyday word: "can i get a place on the picket
  /// line".
  private static Set<String> parts(FlowSet set) {
    return set.flows().values().stream()
        .filter(flow -> flow.keywords().isEmpty())
        .flatMap(flow -> flow.steps().values().stream())
        .flatMap(step -> step instanceof Step.Run run ? Stream.of(run.flow()) : Stream.empty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Exactly a keyword.
  ///
  /// @param words folded
  /// @param language the person's: where several have the word, theirs comes first
  public Optional<Start> exact(String words, String language) {
    List<Start> whole = byWord.get(words);
    if (whole != null) {
      return Optional.of(best(whole, language));
    }
    return Optional.empty();
  }

  /// The same with politeness around it.
  Optional<Start> exact(ParsedInput heard, AnswerParser ear, String language) {
    return exact(heard.words(), language)
        .or(() -> exact(ear.withoutFillers(heard.text()), language))
        .or(() -> exact(ear.withoutCourtesy(heard.text()), language));
  }

  /// A text of nothing but phrases of one flow: "5 days, mornings, my site".
  public Optional<Start> made(String text, AnswerParser ear, String language) {
    return wholes
        .in(ParsedInput.of(text).words(), language)
        .or(() -> wholes.in(ear.withoutCourtesy(text), language));
  }

  /// A question of when and where that a flow answers: "what time is my shift?", or a part of a
  /// text that is one: "what time am i on, and can i grab 4 stickers".
  public Optional<Start> occasion(String text, AnswerParser ear, String language) {
    return ear.occasion(text, occasions)
        .or(() ->
            ear.parts(text).stream()
                .flatMap(part -> ear.occasion(part, occasions).stream())
                .findFirst())
        .map(starts -> best(starts, language));
  }

  /// Whether a text is nothing but such a question.
  boolean whole(String text, AnswerParser ear) {
    return ear.occasion(text, occasions).isPresent();
  }

  /// A flow whose first question takes several words, of which a text names some: "just the
  /// bargaining one".
  public Optional<Start> topics(String text, AnswerParser ear, String language) {
    return topics.in(text, ear, language);
  }

  /// The flows that a text may be about.
  ///
  /// @param words folded
  List<Start> hinted(String words) {
    return hints.in(words);
  }

  /// The flows whose first question a text may answer behind words that lead to it: "I moved to
  /// Fontana".
  Optional<Led<List<Start>>> led(String text, AnswerParser ear) {
    return ear.led(text, leads);
  }

  /// What a text would start when no question is open: exactly or mistyped.
  Optional<Start> started(ParsedInput heard, AnswerParser ear, String language) {
    return exact(heard, ear, language)
        .or(() -> forgiving(heard.words(), language))
        .or(() -> forgiving(ear.withoutFillers(heard.text()), language));
  }

  /// The flows that a sentence names, each once, and whether it asks for them: "can i get some
  /// stickers for my unit".
  public NamedThings<Start> requested(String text, AnswerParser ear, String language) {
    NamedThings<List<Start>> named = ear.request(text, phrases, starts -> starts.getFirst().flow());
    var byFlow = new LinkedHashMap<String, Start>();
    named.things().stream()
        .map(starts -> best(starts, language))
        .forEach(start -> byFlow.putIfAbsent(start.flow(), start));
    return named.as(List.copyOf(byFlow.values()));
  }

  /// The one keyword that a mistyped text is nearest to; nothing when two flows are as near.
  public Optional<Start> forgiving(String words, String language) {
    int bound = EditDistance.tolerance(words.length());
    if (bound == 0 || words.length() > 40) {
      return Optional.empty();
    }
    List<Start> nearest = List.of();
    int best = bound;
    for (var entry : byWord.entrySet()) {
      int slips = Math.min(best, EditDistance.tolerance(entry.getKey().length()));
      int distance = slips == 0 ? bound + 1 : EditDistance.distance(words, entry.getKey(), slips);
      if (distance < best || (distance == best && distance <= slips && nearest.isEmpty())) {
        nearest = entry.getValue();
        best = distance;
      } else if (distance == best && distance <= slips) {
        nearest = sameFlow(nearest, entry.getValue());
        if (nearest.isEmpty()) {
          best = distance - 1; // two flows are as near: only a nearer word can still win
        }
      }
    }
    return nearest.isEmpty() ? Optional.empty() : Optional.of(best(nearest, language));
  }

  private static List<Start> sameFlow(List<Start> one, List<Start> other) {
    var both = new ArrayList<>(one);
    both.addAll(other);
    boolean same = both.stream().map(Start::flow).distinct().count() == 1;
    both.sort(FlowKeywords::order);
    return same ? both : List.of();
  }

  private static Start best(List<Start> starts, String language) {
    return starts.stream()
        .filter(start -> start.language().equals(language))
        .findFirst()
        .orElse(starts.getFirst());
  }

  /// English before the others, then by name, so that the same text always starts the same flow.
  private static int order(Start a, Start b) {
    if (a.language().equals(b.language())) {
      return a.flow().compareTo(b.flow());
    }
    if (a.language().equals("en") || b.language().equals("en")) {
      return a.language().equals("en") ? -1 : 1;
    }
    return a.language().compareTo(b.language());
  }
}
