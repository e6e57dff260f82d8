package org.turnout.flow.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turnout.flow.AnswerType;
import org.turnout.flow.Flow;
import org.turnout.flow.Step;

/// Where each step of a flow can lead, and what is known there.
final class StepGraph {
  private final Flow flow;
  private final Map<String, Set<String>> guards;
  private final Map<String, List<Edge>> edges = new HashMap<>();

  /// A way from one step to the next.
  ///
  /// @param to empty where the flow ends
  /// @param sets names that are set on this way
  record Edge(Optional<String> to, Set<String> sets) {
    Edge {
      sets = Set.copyOf(sets);
    }
  }

  /// @param guards names that a condition proves to be set: under the step's path on its way
  ///   `then`, under the path and `!` on its way `else`
  StepGraph(Flow flow, Map<String, Set<String>> guards) {
    this.flow = flow;
    this.guards = guards;
    flow.steps()
        .forEach((path, step) ->
            edges.put(
                path,
                switch (step) {
                  case Step.Say say -> List.of(new Edge(say.next(), Set.of()));
                  case Step.Ask ask -> answers(ask);
                  case Step.Act act -> outcomes(act);
                  case Step.Check check ->
                      List.of(
                          new Edge(check.then(), guard(check.path())),
                          new Edge(check.otherwise(), guard(check.path() + "!")));
                  case Step.Remember remember ->
                      List.of(new Edge(remember.next(), Set.of(remember.fact())));
                  case Step.Subscribe subscribe -> List.of(new Edge(subscribe.next(), Set.of()));
                  case Step.Unsubscribe unsubscribe ->
                      List.of(new Edge(unsubscribe.next(), Set.of()));
                  case Step.Notify notify -> List.of(new Edge(notify.next(), Set.of()));
                  case Step.HandOver over -> List.of(new Edge(over.next(), Set.of()));
                  case Step.Run run -> List.of(new Edge(run.next(), Set.of()));
                  case Step.Wait wait -> List.of(new Edge(wait.next(), Set.of()));
                  case Step.End _ -> List.of(new Edge(Optional.empty(), Set.of()));
                  case Step.BackTo back -> List.of(new Edge(Optional.of(back.to()), Set.of()));
                }));
  }

  List<Edge> from(String path) {
    return edges.getOrDefault(path, List.of());
  }

  /// Whether a run rests here until somebody answers or time passes.
  static boolean waits(Step step) {
    return step instanceof Step.Ask || step instanceof Step.Wait;
  }

  private Set<String> guard(String key) {
    return guards.getOrDefault(key, Set.of());
  }

  private static List<Edge> answers(Step.Ask ask) {
    var own = Set.of(ask.name());
    var all = new ArrayList<Edge>();
    ask.words().forEach(word -> all.add(new Edge(word.next(), own)));
    if (ask.type().isPresent()) {
      all.add(new Edge(ask.next(), own));
    }
    if (ask.type().orElse(null) instanceof AnswerType.Choice choice) {
      choice.one().ifPresent(path -> all.add(new Edge(Optional.of(path), own)));
      choice.none().ifPresent(path -> all.add(new Edge(Optional.of(path), Set.of())));
      choice.full().ifPresent(path -> all.add(new Edge(Optional.of(path), own)));
    }
    ask.giveUp().ifPresent(path -> all.add(new Edge(Optional.of(path), Set.of())));
    ask.expired().ifPresent(path -> all.add(new Edge(Optional.of(path), Set.of())));
    return all;
  }

  private static List<Edge> outcomes(Step.Act act) {
    var all = new ArrayList<Edge>();
    for (var outcome : act.call().action().outcomes()) {
      var path = act.outcomes().get(outcome.word());
      all.add(new Edge(path == null ? act.next() : Optional.of(path), outcome.rows()));
    }
    return all;
  }

  /// Every step that can be reached from the start.
  Set<String> reachable() {
    return closure(Set.of(flow.start()), path -> targets(path));
  }

  /// Every step from which the flow can come to an end.
  Set<String> ending() {
    var ends = new HashSet<String>();
    var sources = new HashMap<String, Set<String>>();
    edges.forEach((path, ways) ->
        ways.forEach(way -> {
          if (way.to().isEmpty()) {
            ends.add(path);
          } else {
            sources.computeIfAbsent(way.to().get(), _ -> new HashSet<>()).add(path);
          }
        }));
    return closure(ends, path -> sources.getOrDefault(path, Set.of()));
  }

  private Set<String> targets(String path) {
    var targets = new LinkedHashSet<String>();
    from(path).forEach(edge -> edge.to().ifPresent(targets::add));
    return targets;
  }

  private static Set<String> closure(
      Set<String> from, java.util.function.Function<String, Set<String>> next) {
    var seen = new HashSet<>(from);
    var todo = new ArrayDeque<>(from);
    while (!todo.isEmpty()) {
      for (var path : next.apply(todo.remove())) {
        if (seen.add(path)) {
          todo.add(path);
        }
      }
    }
    return seen;
  }

  /// A step that comes back to itself without anybody being asked, if there is one on the way.
  boolean loopsWithoutWait(String path) {
    var step = flow.steps().get(path);
    if (step == null || waits(step)) {
      return false;
    }
    return closure(
            restless(path),
            next -> {
              var there = flow.steps().get(next);
              return there == null || waits(there) ? Set.of() : restless(next);
            })
        .contains(path);
  }

  private Set<String> restless(String path) {
    return targets(path);
  }

  /// The names that are surely set when a step begins, by path; steps that can't be reached are
  /// missing.
  Map<String, Set<String>> known(Set<String> inputs) {
    var known = new HashMap<String, Set<String>>();
    known.put(flow.start(), Set.copyOf(inputs));
    var todo = new ArrayDeque<>(List.of(flow.start()));
    while (!todo.isEmpty()) {
      var path = todo.remove();
      for (var edge : from(path)) {
        if (edge.to().isPresent() && merge(known, path, edge)) {
          todo.add(edge.to().get());
        }
      }
    }
    return known;
  }

  private static boolean merge(Map<String, Set<String>> known, String path, Edge edge) {
    var after = new HashSet<>(known.getOrDefault(path, Set.of()));
    after.addAll(edge.sets());
    var to = edge.to().orElseThrow();
    var old = known.get(to);
    if (old != null) {
      after.retainAll(old);
    }
    known.put(to, Set.copyOf(after));
    return old == null || !old.equals(after);
  }
}
