package org.turnout.flow;

/// What the engine returns: the turn, or what it needs before it can be finished.
public sealed interface EngineResult {
  record Finished(Turn turn) implements EngineResult {}

  /// Carry this out, and call again with its result added to the results.
  record Needs(ActionRequest request) implements EngineResult {}
}
