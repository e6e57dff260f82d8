package org.turnout.flow;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The flows about a place on a roster: each begins with a list, and what it does with the row that
/// is chosen tells what it is for.
record RosterFlows(FlowSet set) {
  private static final Comparator<Flow> BY_NAME = Comparator.comparing(Flow::name);
  private static final String RESERVE = "reserve";
  private static final String RELEASE = "release";
  private static final String PROPOSE = "propose";

  /// Takes a place.
  Optional<Flow> taking() {
    return first(verbs -> verbs.contains(RESERVE) && !verbs.contains(RELEASE));
  }

  /// Gives one back.
  Optional<Flow> giving() {
    return first(
        verbs -> verbs.contains(RELEASE) && !verbs.contains(RESERVE) && !verbs.contains(PROPOSE));
  }

  /// Takes one for another.
  Optional<Flow> swapping() {
    return first(verbs -> verbs.contains(RELEASE) && verbs.contains(RESERVE));
  }

  /// Gives one to another member.
  Optional<Flow> handing() {
    return first(verbs -> verbs.contains(PROPOSE));
  }

  /// Says when and where one is.
  Optional<Flow> telling() {
    return flows(Set::isEmpty).filter(RosterFlows::answersQuestions).min(BY_NAME);
  }

  /// Whether a flow is one of these.
  boolean has(Flow flow) {
    return Stream.of(taking(), giving(), swapping(), handing(), telling())
        .flatMap(Optional::stream)
        .anyMatch(it -> it.name().equals(flow.name()));
  }

  private Optional<Flow> first(Predicate<Set<String>> does) {
    return flows(does).min(BY_NAME);
  }

  private Stream<Flow> flows(Predicate<Set<String>> does) {
    return set.flows().values().stream()
        .filter(flow -> !flow.keywords().isEmpty() && list(flow).isPresent())
        .filter(flow -> does.test(verbs(flow)));
  }

  private static boolean answersQuestions(Flow flow) {
    return flow.keywords().values().stream()
        .flatMap(List::stream)
        .map(Trigger::of)
        .anyMatch(trigger -> trigger.is(Trigger.Kind.QUESTION));
  }

  private static Set<String> verbs(Flow flow) {
    return flow.steps().values().stream()
        .filter(Step.Act.class::isInstance)
        .map(step -> ((Step.Act) step).call().action().verb())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The list that a flow begins with.
  static Optional<AnswerType.Choice> list(Flow flow) {
    return flow.steps().get(flow.start()) instanceof Step.Ask ask
            && ask.type().orElse(null) instanceof AnswerType.Choice choice
        ? Optional.of(choice)
        : Optional.empty();
  }
}
