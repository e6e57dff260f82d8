package org.turnout.flow.store;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.turnout.flow.FlowSet;
import org.turnout.flow.FlowSets;
import org.turnout.flow.yaml.BundleChecker;
import org.turnout.flow.yaml.FlowBundle;
import org.turnout.flow.yaml.OccupiedStep;
import org.turnout.problem.Problems;

/// The flow sets that are served: the current one, and every earlier one that a conversation still
/// is on, brought back from the store when it is first asked for. Safe for many threads.
public final class FlowLibrary implements FlowSets {
  private static final FlowSet EMPTY = new FlowSet("", Map.of(), Map.of());

  private final FlowStore store;
  private final BundleChecker checker;
  private final Supplier<Set<OccupiedStep>> live;
  private final Map<String, FlowSet> versions = new ConcurrentHashMap<>();
  private volatile FlowSet current = EMPTY;

  /// @param live steps that live conversations are on now
  public FlowLibrary(FlowStore store, BundleChecker checker, Supplier<Set<OccupiedStep>> live) {
    this.store = store;
    this.checker = checker;
    this.live = live;
  }

  /// Reads and checks a bundle, stores it, and only then serves it to new conversations. With an
  /// error nothing changes: the old set goes on.
  ///
  /// @return everything that was found; errors mean that the bundle was not taken
  public synchronized Problems load(FlowBundle bundle) {
    var problems = new Problems();
    var set = checker.check(bundle, live.get(), problems);
    if (!problems.hasErrors() && set.isPresent()) {
      take(set.get(), bundle);
    }
    return problems;
  }

  /// Stores a set that was checked, and only then serves it to new conversations.
  ///
  /// @param bundle what the set was read from
  public synchronized void take(FlowSet set, FlowBundle bundle) {
    store.keep(set.hash(), bundle);
    versions.put(set.hash(), set);
    current = set;
  }

  @Override
  public FlowSet current() {
    return current;
  }

  @Override
  public Optional<FlowSet> version(String hash) {
    var known = versions.get(hash);
    return known != null ? Optional.of(known) : stored(hash);
  }

  /// A set that another node or an earlier start has served.
  private Optional<FlowSet> stored(String hash) {
    var found = store.find(hash).flatMap(checker::read);
    found.ifPresent(set -> versions.putIfAbsent(hash, set));
    return found;
  }
}
