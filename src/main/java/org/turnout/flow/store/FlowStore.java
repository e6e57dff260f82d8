package org.turnout.flow.store;

import java.util.Optional;
import org.turnout.flow.yaml.FlowBundle;

/// Keeps every bundle that was ever served, by its hash, so that a conversation finishes on the
/// version it began on, after restarts and on every node.
public interface FlowStore {
  /// Keeps the bundle for good before it is served. Keeping it again changes nothing.
  void keep(String hash, FlowBundle bundle);

  /// A bundle that was kept.
  Optional<FlowBundle> find(String hash);
}
