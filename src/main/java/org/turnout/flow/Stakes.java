package org.turnout.flow;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What depends on an answer: everything that is done before the person is asked again.
///
/// @param known whether a fact is known, so that the question about it is not asked
/// @param joined whether the person may be on a topic: who is not can't lose it
record Stakes(FlowSet set, Predicate<String> known, Predicate<String> joined) {
  Stakes(FlowSet set, Predicate<String> known) {
    this(set, known, _ -> true);
  }

  static Stakes of(FlowRunner walk) {
    return new Stakes(
        walk.set(),
        fact -> walk.scope().fact(fact) != null,
        topic -> !(walk.scope().fact("topics." + topic) instanceof Value.Flag(boolean on)) || on);
  }

  /// Whether a likely answer must be asked back: much depends on it.
  static boolean isHigh(FlowRunner walk, Step.Ask ask, AnswerFit.Answer answer) {
    Stakes stakes = of(walk);
    return ask.isHigh() || stakes.leads(walk, answer.next().or(ask::next), stakes::high);
  }

  /// Whether anything is done for an answer before the next question.
  static boolean isLast(FlowRunner walk, Step.Ask ask, AnswerFit.Answer answer) {
    return ask.isHigh() || isDone(walk, ask, answer);
  }

  /// Whether an answer alone makes something be done at once.
  static boolean isDone(FlowRunner walk, Step.Ask ask, AnswerFit.Answer answer) {
    Stakes stakes = of(walk);
    return stakes.leads(walk, answer.next().or(ask::next), stakes::acts);
  }

  /// The same, and where the flows around it go on.
  private boolean leads(FlowRunner walk, Optional<String> path, Predicate<Step> what) {
    List<FrameState> levels = walk.levels();
    if (lead(levels.getLast().flow, path, what)) {
      return true;
    }
    return levels.subList(0, levels.size() - 1).stream()
        .anyMatch(outer ->
            outer.flow.step(outer.step) instanceof Step.Run run
                && lead(outer.flow, run.next(), what));
  }

  /// Whether a step of this kind is taken between here and the next question.
  ///
  /// @param path where the answer leads
  boolean lead(Flow flow, Optional<String> path, Predicate<Step> what) {
    var seen = new HashSet<String>();
    var ahead = new ArrayDeque<Map.Entry<Flow, String>>();
    path.ifPresent(first -> ahead.add(Map.entry(flow, first)));
    while (!ahead.isEmpty()) {
      var here = ahead.remove();
      Step step = here.getKey().steps().get(here.getValue());
      if (step == null || !seen.add(here.getKey().name() + "/" + here.getValue())) {
        continue;
      }
      if (what.test(step)) {
        return true;
      }
      if (step instanceof Step.Run run) {
        Optional.ofNullable(set.flows().get(run.flow()))
            .ifPresent(within -> ahead.add(Map.entry(within, within.start())));
      }
      next(step).forEach(next -> ahead.add(Map.entry(here.getKey(), next)));
    }
    return false;
  }

  /// What must not be done wrongly: a consent, a signature, a place.
  boolean high(Step step) {
    return switch (step) {
      case Step.Subscribe _ -> true;
      case Step.Unsubscribe off -> joined.test(off.topic());
      case Step.Act act -> act.call().stake(set.wordings().keySet()) == Action.Stake.HIGH;
      case Step.Say _,
          Step.Ask _,
          Step.Check _,
          Step.Remember _,
          Step.Notify _,
          Step.HandOver _,
          Step.Run _,
          Step.Wait _,
          Step.End _,
          Step.BackTo _ ->
          false;
    };
  }

  /// What changes the records, or tells somebody.
  boolean acts(Step step) {
    return high(step)
        || (step instanceof Step.Act act && changes(act))
        || step instanceof Step.Notify
        || step instanceof Step.HandOver;
  }

  /// Whether it does more than look at the records.
  private static boolean changes(Step.Act act) {
    return act.call().action().outcomes().stream().anyMatch(Outcome::changed);
  }

  /// Where a step may lead without another word of the person's.
  private Stream<String> next(Step step) {
    return switch (step) {
      case Step.Ask ask when ask.known().filter(known).isPresent() ->
          Stream.concat(
              ask.next().stream(), ask.words().stream().flatMap(word -> word.next().stream()));
      case Step.Ask ask -> choice(ask).stream().flatMap(it -> it.one().stream());
      case Step.Wait _ -> Stream.empty();
      case Step.Say _,
          Step.Act _,
          Step.Check _,
          Step.Remember _,
          Step.Subscribe _,
          Step.Unsubscribe _,
          Step.Notify _,
          Step.HandOver _,
          Step.Run _,
          Step.End _,
          Step.BackTo _ ->
          exits(step);
    };
  }

  /// Where a step may lead on, once it is answered or its time has come.
  static Stream<String> exits(Step step) {
    return switch (step) {
      case Step.Say say -> say.next().stream();
      case Step.Act act -> Stream.concat(act.outcomes().values().stream(), act.next().stream());
      case Step.Check check -> Stream.concat(check.then().stream(), check.otherwise().stream());
      case Step.Remember remember -> remember.next().stream();
      case Step.Subscribe subscribe -> subscribe.next().stream();
      case Step.Unsubscribe unsubscribe -> unsubscribe.next().stream();
      case Step.Notify notify -> notify.next().stream();
      case Step.HandOver handOver -> handOver.next().stream();
      case Step.Run run -> run.next().stream();
      case Step.Wait wait -> wait.next().stream();
      case Step.Ask ask ->
          Stream.of(
                  ask.words().stream().flatMap(word -> word.next().stream()),
                  choice(ask).stream()
                      .flatMap(it -> Stream.of(it.one(), it.none(), it.full()))
                      .flatMap(Optional::stream),
                  Stream.of(ask.next(), ask.giveUp(), ask.expired()).flatMap(Optional::stream))
              .flatMap(it -> it);
      case Step.End _, Step.BackTo _ -> Stream.empty();
    };
  }

  private static Optional<AnswerType.Choice> choice(Step.Ask ask) {
    return ask.type()
        .filter(AnswerType.Choice.class::isInstance)
        .map(AnswerType.Choice.class::cast);
  }
}
