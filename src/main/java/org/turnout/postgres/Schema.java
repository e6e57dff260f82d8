package org.turnout.postgres;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.ds.PGSimpleDataSource;

/// The schema, by the numbered files under `db/migration`. It is migrated on a connection of its
/// own, since building an index may take longer than a statement of the pool may.
final class Schema {
  private static final Set<MigrationState> FUTURE =
      Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

  private Schema() {}

  static void migrate(DatabaseUrl url) {
    try {
      PGSimpleDataSource source = source(url);
      Optional<String> program = Program.here();
      if (program.isPresent() && program.equals(Program.last(source))) {
        return;
      }
      Flyway flyway = flyway(source);
      refuseNewer(flyway.info().all());
      flyway.migrate();
      if (program.isPresent()) {
        Program.remember(source, program.get());
      }
    } catch (SQLException e) {
      throw PostgresUnavailable.isBehind(e) ? new PostgresUnavailable(e) : new SqlFailed(e);
    } catch (FlywayException e) {
      throw PostgresUnavailable.isBehind(e) ? new PostgresUnavailable(e) : e;
    }
  }

  private static PGSimpleDataSource source(DatabaseUrl url) {
    var source = new PGSimpleDataSource();
    source.setUrl(url.address());
    url.user().ifPresent(source::setUser);
    url.password().ifPresent(secret -> source.setPassword(secret.value()));
    source.setConnectTimeout(2);
    return source;
  }

  private static Flyway flyway(PGSimpleDataSource source) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration")
        .loggers("slf4j")
        .load();
  }

  /// Flyway would let an older program run on a newer schema; ours refuses.
  private static void refuseNewer(MigrationInfo[] all) {
    var newest =
        Arrays.stream(all)
            .filter(migration -> FUTURE.contains(migration.getState()))
            .map(MigrationInfo::getVersion)
            .max(Comparator.naturalOrder());
    if (newest.isPresent()) {
      String ours =
          Arrays.stream(all)
              .filter(migration -> !FUTURE.contains(migration.getState()))
              .map(MigrationInfo::getVersion)
              .max(Comparator.naturalOrder())
              .map(MigrationVersion::toString)
              .orElse("none");
      throw new SchemaTooNew(newest.get().toString(), ours);
    }
  }
}
