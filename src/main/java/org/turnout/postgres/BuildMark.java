package org.turnout.postgres;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/// Which build of the program last migrated a database: a comment on the schema. When it is this
/// very build there is nothing to migrate, and looking anyway costs a third of a warm start.
final class BuildMark {
  private BuildMark() {}

  /// This build's name, by the size and date of its jar. A folder of classes, as in development,
  /// has none: anything may have changed in it.
  static Optional<String> here() {
    CodeSource source = BuildMark.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      Path jar = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(jar)
          ? Optional.of(
              "turnout " + Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis())
          : Optional.empty();
    } catch (URISyntaxException | IOException notAFile) {
      return Optional.empty();
    }
  }

  static Optional<String> last(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT obj_description(to_regclass('flyway_schema_history'), 'pg_class')")) {
      row.next();
      return Optional.ofNullable(row.getString(1));
    }
  }

  static void remember(DataSource database, String program) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      // The name is made of digits here, above.
      statement.execute("COMMENT ON TABLE flyway_schema_history IS '" + program + "'");
    }
  }
}
