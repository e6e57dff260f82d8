package org.turnout.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.TestDatabase;

/// Which databases a program takes over, and which it leaves as they are.
class SchemaHistoryIT {
  @AutoClose private final TestDatabase db = TestDatabase.fresh();

  @Test
  void aDatabaseOfTheseFilesStartsAgainUnchanged() {
    List<String> before = history();
    db.database().migrate();
    db.database().checkSchema();
    assertThat(history())
        .isEqualTo(before)
        .contains("V001__leases.sql", "R__take_turn.sql")
        .doesNotHaveDuplicates();
  }

  @Test
  void anEmptyDatabaseIsLookedAtWithoutMigratingIt() {
    try (var empty = TestDatabase.empty()) {
      empty.database().checkSchema();
      assertThat(tables(empty)).isEmpty();
      empty.database().migrate();
      assertThat(tables(empty)).contains("person", "outbox");
    }
  }

  @Test
  void aDatabaseFromBeforeTheFirstReleaseIsRefusedAndLeftAsItIs() {
    change("delete from flyway_schema_history");
    recorded(1, "001", "V001__leases.sql", 0);
    recorded(2, "010", "V010__people.sql", 0);
    recorded(3, "131", "V131__reminders.sql", 0);
    change("insert into campaign_fact values ('kept', 'yes')");
    List<String> before = history();

    assertThatThrownBy(() -> db.database().migrate())
        .isInstanceOf(SchemaTooOld.class)
        .hasMessageContaining("from before the first release")
        .hasMessageContaining("export what you need with the old program");
    assertThatThrownBy(() -> db.database().checkSchema()).isInstanceOf(SchemaTooOld.class);

    assertThat(history()).isEqualTo(before);
    assertThat(texts(db, "select value from campaign_fact")).containsExactly("yes");
  }

  @Test
  void aSchemaOfANewerProgramIsRefused() {
    recorded(9999, "999", "V999__later.sql", 0);
    assertThatThrownBy(() -> db.database().migrate())
        .isInstanceOf(SchemaTooNew.class)
        .hasMessageContaining("newer Turnout (schema 999; this one knows up to 0");
  }

  @Test
  void aFunctionWhoseTextHasChangedIsReplaced() {
    change("drop function state_rank(text)");
    change("update flyway_schema_history set checksum = 1 where script = 'R__state_rank.sql'");
    db.database().migrate();
    assertThat(texts(db, "select state_rank('delivered')")).containsExactly("5");
  }

  @Test
  void aFunctionThatANewerProgramReplacedIsNotPutBack() {
    recorded(9999, null, "R__state_rank.sql", 1);
    assertThatThrownBy(() -> db.database().migrate())
        .isInstanceOf(SchemaTooNew.class)
        .hasMessageContaining("another R__state_rank.sql");
  }

  @Test
  void aFunctionThatOnlyANewerProgramHasIsNotLost() {
    recorded(9999, null, "R__later.sql", 1);
    assertThatThrownBy(() -> db.database().migrate())
        .isInstanceOf(SchemaTooNew.class)
        .hasMessageContaining("another R__later.sql");
  }

  private void recorded(int rank, @Nullable String version, String script, int checksum) {
    db.database()
        .with(handle ->
            handle.execute(
                """
                insert into flyway_schema_history
                  (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (?, ?, replace(substring(?, '__(.*)[.]'), '_', ' '), 'SQL', ?, ?, 'test', 1, true)
                """,
                rank,
                version,
                script,
                script,
                checksum));
  }

  private void change(String sql) {
    db.database().with(handle -> handle.execute(sql));
  }

  private List<String> history() {
    return texts(db, "select script from flyway_schema_history order by installed_rank");
  }

  private static List<String> tables(TestDatabase db) {
    return texts(db, "select tablename from pg_tables where schemaname = 'public'");
  }

  private static List<String> texts(TestDatabase db, String sql) {
    return db.database().with(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
