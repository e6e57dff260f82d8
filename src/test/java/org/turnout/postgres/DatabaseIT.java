package org.turnout.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import org.turnout.settings.Secret;
import org.turnout.testkit.PlantedSecrets;
import org.turnout.testkit.SeverableLink;
import org.turnout.testkit.TestDatabase;

class DatabaseIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private final Database database = DB.database();

  @Test
  void whatATransactionThrowsUndoesIt() {
    var leases = new Leases(database);
    assertThatThrownBy(() ->
            database.inTransaction(handle -> {
              handle.execute("INSERT INTO lease VALUES ('undone', 'me', clock_timestamp())");
              throw new IllegalStateException("stop");
            }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(leases.hold("undone", "other", Duration.ofMinutes(1))).isTrue();
  }

  @Test
  void twoThousandThreadsShareSixteenConnections() throws Exception {
    var done = new AtomicInteger();
    // Patient: how long the last one waits depends on the machine.
    var limits = new DatabaseLimits(16, Duration.ofMinutes(2), Duration.ofSeconds(10));
    try (var database = Database.open(DB.url(), limits);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2_000; i++) {
        threads.submit(
            () -> done.addAndGet(database.with(h -> h.select("SELECT 1").mapTo(int.class).one())));
      }
    }
    assertThat(done).hasValue(2_000);
  }

  @Test
  @Timeout(60)
  void anAbsentServerIsNotWaitedFor() {
    try (var away = Database.open(new Secret("postgres://u:p@127.0.0.1:1/none"))) {
      assertThatThrownBy(() -> away.with(handle -> handle.execute("SELECT 1")))
          .isInstanceOf(PostgresUnavailable.class);
      assertThat(away.reachable()).isFalse();
    }
  }

  @Test
  void aCutWireIsAnAbsentServerAndMendsByItself() {
    try (var wire = SeverableLink.to(DB.url());
        var cut = Database.open(wire.through(DB.url()), 4)) {
      assertThat(cut.reachable()).isTrue();
      wire.cut();
      assertThatThrownBy(() -> cut.inTransaction(handle -> handle.execute("SELECT 1")))
          .isInstanceOf(PostgresUnavailable.class);
      wire.fix();
      await().atMost(Duration.ofSeconds(15)).until(cut::reachable);
    }
  }

  /// Without a limit of its own the driver would wait for an answer that never comes.
  @Test
  @Timeout(60)
  void aServerThatVanishedIsGivenUp() {
    var limits = new DatabaseLimits(2, Duration.ofSeconds(1), Duration.ofSeconds(1));
    try (var wire = SeverableLink.to(DB.url());
        var silent = Database.open(wire.through(DB.url()), limits)) {
      assertThat(silent.reachable()).isTrue();
      wire.silence();
      assertThat(silent.reachable()).isFalse();
    }
  }

  @Test
  void aStatementThatTakesTooLongIsEndedByTheServer() {
    var limits = new DatabaseLimits(1, Duration.ofSeconds(1), Duration.ofMillis(200));
    try (var strict = Database.open(DB.url(), limits)) {
      assertThatThrownBy(() -> strict.with(handle -> handle.execute("SELECT pg_sleep(60)")))
          .isNotInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining("statement timeout");
      assertThat(strict.reachable()).isTrue();
    }
  }

  @Test
  void theBuildThatMigratedIsRemembered() throws Exception {
    try (var fresh = TestDatabase.fresh()) {
      var source = new PGSimpleDataSource();
      DatabaseUrl url = DatabaseUrl.parse(fresh.url());
      source.setUrl(url.address());
      source.setUser(url.user().orElseThrow());
      source.setPassword(url.password().orElseThrow().value());
      assertThat(BuildMark.last(source)).isEmpty();
      BuildMark.remember(source, "turnout 12 34");
      assertThat(BuildMark.last(source)).contains("turnout 12 34");
    }
    try (var empty = TestDatabase.empty()) {
      empty.database().migrate();
      assertThat(new Leases(empty.database()).hold("x", "me", Duration.ofMinutes(1))).isTrue();
    }
  }

  @Test
  void aWrongStatementIsNotAnAbsentServer() {
    assertThatThrownBy(() -> database.with(handle -> handle.execute("SELECT nonsense")))
        .isNotInstanceOf(PostgresUnavailable.class);
    assertThatThrownBy(
            () -> database.connection(c -> c.createStatement().execute("SELECT nonsense")))
        .isInstanceOfSatisfying(
            SqlFailed.class, failed -> assertThat(failed).hasMessage("SQL state 42703"));
  }

  @Test
  void aFailedStatementsMessageHoldsNothingThatWasBound() {
    assertThatThrownBy(() ->
            database.with(handle ->
                handle.execute(
                    "INSERT INTO lease VALUES (?, ?, NULL)",
                    PlantedSecrets.TEXT,
                    PlantedSecrets.NUMBER)))
        .hasMessageContaining("INSERT INTO lease")
        .hasMessageNotContaining(PlantedSecrets.TEXT)
        .hasMessageNotContaining(PlantedSecrets.NUMBER);
  }

  @Test
  void aLeaseHasOneHolderAtATime() {
    var leases = new Leases(database);
    assertThat(leases.hold("sweep", "a", Duration.ofMinutes(1))).isTrue();
    assertThat(leases.hold("sweep", "a", Duration.ofMinutes(1))).isTrue();
    assertThat(leases.hold("sweep", "b", Duration.ofMinutes(1))).isFalse();
  }

  @Test
  void anExpiredLeaseGoesToWhoeverAsks() {
    var leases = new Leases(database);
    assertThat(leases.hold("old", "a", Duration.ofMillis(-1))).isTrue();
    assertThat(leases.hold("old", "b", Duration.ofMinutes(1))).isTrue();
  }
}
