package org.turnout.blast.plan;

/// The result of a test.
public sealed interface TestOutcome {
  /// It is in the outbox and leaves immediately.
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
