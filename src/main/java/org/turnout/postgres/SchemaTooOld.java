package org.turnout.postgres;

/// The database was laid out by a Turnout from before the first release, whose migrations this one
/// does not have. Nothing in it was changed. The message is for the operator.
public final class SchemaTooOld extends RuntimeException {
  SchemaTooOld() {
    super(
        "This database was written by a Turnout from before the first release, which this one cannot"
            + " read, so it was left as it is: export what you need with the old program, then start"
            + " with a new data folder (move the old one away, or set TURNOUT_DATA), or with a new"
            + " database and an empty Redis.");
  }
}
