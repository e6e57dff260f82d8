package org.turnout.postgres;

import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/// The schema, by the files under `db/migration`: numbered ones run once, those of functions
/// whenever their text has changed. It is migrated on a connection of its own, since building an
/// index may take longer than a statement of the pool may.
final class Schema {
  private Schema() {}

  /// Brings the schema up to date. When this very build did so last there is nothing to do.
  static void migrate(DatabaseUrl url) {
    unlessOursAlready(
        url,
        (source, program) -> {
          Flyway flyway = flyway(source);
          SchemaHistory.of(flyway).requireOurs();
          flyway.migrate();
          if (program.isPresent()) {
            BuildMark.remember(source, program.get());
          }
        });
  }

  /// Refuses what [#migrate] would refuse, and changes nothing.
  static void check(DatabaseUrl url) {
    unlessOursAlready(url, (source, _) -> SchemaHistory.of(flyway(source)).requireOurs());
  }

  private interface Step {
    void take(PGSimpleDataSource source, Optional<String> program) throws SQLException;
  }

  private static void unlessOursAlready(DatabaseUrl url, Step step) {
    try {
      PGSimpleDataSource source = source(url);
      Optional<String> program = BuildMark.here();
      if (program.isEmpty() || !program.equals(BuildMark.last(source))) {
        step.take(source, program);
      }
    } catch (SQLException e) {
      throw unavailable(e).orElseGet(() -> new SqlFailed(e));
    } catch (FlywayException e) {
      throw unavailable(e).orElse(e);
    }
  }

  private static Optional<RuntimeException> unavailable(Exception e) {
    return Trouble.behind(e).map(what -> new PostgresUnavailable(what, e));
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
}
