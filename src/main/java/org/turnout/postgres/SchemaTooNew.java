package org.turnout.postgres;

/// The database was last migrated by a newer Turnout; running an older one on it could lose what
/// the newer one records. The message is for the operator.
public final class SchemaTooNew extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaTooNew(String database, String ours) {
    super(
        "The database was written by a newer Turnout (schema "
            + database
            + "; this one knows up to "
            + ours
            + "). Start the newer program, or restore the backup from before it.");
  }
}
