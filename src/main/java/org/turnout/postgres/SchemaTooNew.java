package org.turnout.postgres;

/// The database was last migrated by a newer Turnout; running an older one on it could lose what
/// the newer one records. The message is for the operator.
public final class SchemaTooNew extends RuntimeException {
  SchemaTooNew(String difference) {
    super(
        "The database was written by a newer Turnout ("
            + difference
            + "). Start the newer program, or restore the backup from before it.");
  }
}
