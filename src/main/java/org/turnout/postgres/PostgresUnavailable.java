package org.turnout.postgres;

/// The record cannot be used: the server is down, cut off, starting, a read-only stand-by, its disk
/// is full, or every connection stayed busy. Try again later.
///
/// Nothing was done, with one exception that nobody can rule out: when the connection broke during
/// a commit, the commit may have happened. What must not happen twice is therefore keyed (a unique
/// carrier id, a turn number) and finds itself on the next try.
public final class PostgresUnavailable extends RuntimeException {
  private final Trouble trouble;

  PostgresUnavailable(String message) {
    super(message);
    this.trouble = Trouble.BUSY;
  }

  PostgresUnavailable(Trouble trouble, Throwable cause) {
    super(trouble.words(), cause);
    this.trouble = trouble;
  }

  /// What is the matter, if it is known.
  public Trouble trouble() {
    return trouble;
  }
}
