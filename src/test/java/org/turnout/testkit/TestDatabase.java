package org.turnout.testkit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.turnout.postgres.Database;
import org.turnout.postgres.DatabaseLimits;
import org.turnout.settings.Secret;

/// A migrated database of a test's own:
///
/// ```java
/// @AutoClose static final TestDatabase db = TestDatabase.fresh();
/// ```
///
/// It is a copy of a template that is migrated once per JVM, and is dropped on closing.
public final class TestDatabase implements AutoCloseable {
  /// As in production, but for a wait that depends on how busy the machine of the tests is.
  private static final DatabaseLimits PATIENT =
      new DatabaseLimits(
          DatabaseLimits.USUAL.connections(),
          Duration.ofMinutes(1),
          DatabaseLimits.USUAL.statement());

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String name;
  private final Database database;

  private TestDatabase(String name) {
    this.name = name;
    this.database = Database.open(url(name), PATIENT);
  }

  /// A database with this program's schema and no rows.
  public static TestDatabase fresh() {
    return copy(Template.NAME);
  }

  /// A database with nothing in it, for tests of migration itself.
  public static TestDatabase empty() {
    return copy("template1");
  }

  private static synchronized TestDatabase copy(String template) {
    String name = "test_" + NUMBER.incrementAndGet();
    admin("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    admin("CREATE DATABASE " + name + " TEMPLATE " + template);
    return new TestDatabase(name);
  }

  /// The pool to it, closed with this object.
  public Database database() {
    return database;
  }

  /// Its address, for programs that open a pool of their own.
  public Secret url() {
    return url(name);
  }

  /// Keeps the records as they are now; nothing may be at work on them.
  ///
  /// @return what [#restore] takes
  public String save() {
    String saved = name + "_saved";
    admin("DROP DATABASE IF EXISTS " + saved + " WITH (FORCE)");
    admin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    admin("CREATE DATABASE " + saved + " TEMPLATE " + name);
    return saved;
  }

  /// The records are again what they were; what happened since is lost.
  public void restore(String saved) {
    admin("DROP DATABASE " + name + " WITH (FORCE)");
    admin("CREATE DATABASE " + name + " TEMPLATE " + saved);
    admin("DROP DATABASE " + saved);
  }

  @Override
  public void close() {
    database.close();
    admin("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  private static Secret url(String name) {
    return new Secret(TestServers.databaseUrl().value().replaceFirst("/turnout$", "/" + name));
  }

  private static void admin(String sql) {
    Template.ADMIN.with(handle -> handle.execute(sql));
  }

  private static final class Template {
    static final Database ADMIN = Database.open(TestServers.databaseUrl(), 2);
    static final String NAME = migrated();

    private static String migrated() {
      String name = "migrated";
      ADMIN.with(handle -> handle.execute("DROP DATABASE IF EXISTS migrated WITH (FORCE)"));
      ADMIN.with(handle -> handle.execute("CREATE DATABASE migrated"));
      try (Database database = Database.open(url(name), 1)) {
        database.migrate();
      }
      return name;
    }
  }
}
