package org.turnout.blast.plan;

/// What came of a test.
public sealed interface TestOutcome {
  /// It stands in the outbox and leaves at once.
  ///
  /// @param row of the ledger
  /// @param body as it leaves
  /// @param language a tag
  record Sent(long row, String body, String language, int segments) implements TestOutcome {
    /// Never the body.
    @Override
    public String toString() {
      return "Sent[" + row + "]";
    }
  }

  /// Nothing was sent.
  record Refused(String why, String next) implements TestOutcome {}
}
