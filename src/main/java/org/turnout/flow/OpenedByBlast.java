package org.turnout.flow;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.turnout.language.TextFold;

/// What a flow needs so that a blast can open it: the blast asks its first question, and a person
/// who answers days later, with other questions open, must be able to say which one they mean.
public final class OpenedByBlast {
  /// Words that answer many questions, and so none for certain.
  private static final Set<String> COMMON =
      Set.of("yes", "no", "ok", "okay", "me", "more", "skip", "done", "next", "other", "help");

  private OpenedByBlast() {}

  /// What keeps a blast from opening this flow, in an organizer's words; empty when nothing does.
  public static Optional<String> trouble(Flow flow) {
    if (!flow.inputs().isEmpty()) {
      return Optional.of("it needs inputs, which a blast does not have");
    }
    return switch (first(flow)) {
      case Step.Ask ask when ask.known().isPresent() ->
          Optional.of("its first question is not asked of those whose answer is known");
      case Step.Ask ask when !hasOwnWord(ask) ->
          Optional.of(
              "its first question accepts no word of its own, such as MONDAY: a plain YES or 1 may be meant for"
                  + " another question");
      case Step.Ask _ -> Optional.empty();
      case Step.Say _,
          Step.Act _,
          Step.Check _,
          Step.Remember _,
          Step.Subscribe _,
          Step.Unsubscribe _,
          Step.Notify _,
          Step.HandOver _,
          Step.Run _,
          Step.Wait _,
          Step.End _,
          Step.BackTo _ ->
          Optional.of("it does something before it asks, which nobody would be told of");
    };
  }

  /// The first step that is more than words, which the blast has said in its own.
  private static Step first(Flow flow) {
    Step step = flow.step(flow.start());
    Set<String> seen = new HashSet<>();
    while (step instanceof Step.Say say && say.next().isPresent() && seen.add(say.path())) {
      step = flow.step(say.next().get());
    }
    return step;
  }

  private static boolean hasOwnWord(Step.Ask ask) {
    return ask.words().stream()
        .flatMap(word ->
            Stream.concat(
                Stream.of(word.key()),
                word.also().values().stream().flatMap(java.util.List::stream)))
        .map(TextFold::words)
        .anyMatch(word ->
            word.chars().anyMatch(Character::isLetter)
                && word.length() > 1
                && !COMMON.contains(word));
  }
}
