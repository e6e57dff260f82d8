package org.turnout.postgres;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/// What was done to a database's schema, besides what this program knows to do. Reading it changes
/// nothing.
///
/// @param migrations those in the database and those of this program
record SchemaHistory(List<MigrationInfo> migrations) {
  /// In every database of before the first release; its number belongs to another file today.
  private static final String BEFORE_THE_FIRST_RELEASE = "V010__people.sql";

  /// In the database, and not among this program's files.
  private static final Set<MigrationState> UNKNOWN =
      Set.of(
          MigrationState.FUTURE_SUCCESS,
          MigrationState.FUTURE_FAILED,
          MigrationState.MISSING_SUCCESS,
          MigrationState.MISSING_FAILED);

  static SchemaHistory of(Flyway flyway) {
    return new SchemaHistory(List.of(flyway.info().all()));
  }

  /// Flyway would let an older program run on a newer schema and put its functions back, and would
  /// say of a schema from before the first release that checksums differ.
  ///
  /// @throws SchemaTooOld it was laid out before the first release
  /// @throws SchemaTooNew a newer program has been here
  void requireOurs() {
    if (migrations.stream().anyMatch(m -> BEFORE_THE_FIRST_RELEASE.equals(m.getScript()))) {
      throw new SchemaTooOld();
    }
    newerTable()
        .or(this::newerFunction)
        .ifPresent(newer -> {
          throw new SchemaTooNew(newer);
        });
  }

  private Optional<String> newerTable() {
    return newest(SchemaHistory::unknown)
        .map(theirs ->
            "schema %s; this one knows up to %s"
                .formatted(
                    theirs,
                    newest(m -> !unknown(m)).map(MigrationVersion::toString).orElse("none")));
  }

  private Optional<MigrationVersion> newest(Predicate<MigrationInfo> which) {
    return migrations.stream()
        .filter(which)
        .map(MigrationInfo::getVersion)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  /// A function that we don't have, or whose text of ours was replaced by another later.
  private Optional<String> newerFunction() {
    return migrations.stream()
        .filter(m ->
            m.isRepeatable()
                && (unknown(m) || (m.getState() == MigrationState.PENDING && replaced(m))))
        .map(m -> "schema with another " + m.getScript())
        .findFirst();
  }

  private boolean replaced(MigrationInfo ours) {
    return migrations.stream()
        .anyMatch(theirs ->
            theirs.getState() == MigrationState.SUPERSEDED
                && Objects.equals(theirs.getScript(), ours.getScript())
                && Objects.equals(theirs.getChecksum(), ours.getChecksum()));
  }

  private static boolean unknown(MigrationInfo migration) {
    return UNKNOWN.contains(migration.getState());
  }
}
