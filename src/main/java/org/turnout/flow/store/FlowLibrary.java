package org.turnout.flow.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.turnout.flow.FlowSet;
import org.turnout.flow.FlowSets;
import org.turnout.flow.yaml.BundleChecker;
import org.turnout.flow.yaml.FlowBundle;

/// The flow sets that are served: the current one, and every earlier one that a conversation still
/// is on, brought back from the store when it is first asked for. Safe for many threads.
public final class FlowLibrary implements FlowSets {
  private static final FlowSet EMPTY = new FlowSet("", Map.of(), Map.of());

  private final FlowStore store;
  private final BundleChecker checker;
  private final Map<String, FlowSet> versions = new ConcurrentHashMap<>();
  private volatile FlowSet current = EMPTY;

  public FlowLibrary(FlowStore store, BundleChecker checker) {
    this.store = store;
    this.checker = checker;
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
