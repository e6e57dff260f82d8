package org.turnout.flow;

/// What keeps a conversation finite, whatever a flow or a member does. A person who runs into one
/// gets a clear ending, and a steward hears of it.
///
/// @param stepsPerTurn a loop that no check has found ends here
/// @param textsPerTurn a turn that says more is a mistake of the flow's
/// @param turnsPerRun answers one run may take
/// @param nesting flows within flows
/// @param openRuns questions that may be open at once; the oldest gives way
public record TurnLimits(
    int stepsPerTurn, int textsPerTurn, int turnsPerRun, int nesting, int openRuns) {
  /// What holds unless settings say otherwise.
  public static final TurnLimits DEFAULT = new TurnLimits(100, 12, 200, 8, 8);

  public TurnLimits {
    if (stepsPerTurn < 1 || textsPerTurn < 1 || turnsPerRun < 1 || nesting < 1 || openRuns < 1) {
      throw new IllegalArgumentException("limits start at 1");
    }
  }
}
