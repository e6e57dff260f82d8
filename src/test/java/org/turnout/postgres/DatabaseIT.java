package org.turnout.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.embedded.TestDatabase;
import org.turnout.settings.Secret;

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
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2_000; i++) {
        threads.submit(
            () -> done.addAndGet(database.with(h -> h.select("SELECT 1").mapTo(int.class).one())));
      }
    }
    assertThat(done).hasValue(2_000);
  }

  @Test
  void anAbsentServerIsKnownWithinTwoSeconds() {
    try (var away = Database.open(new Secret("postgres://u:p@127.0.0.1:1/none"))) {
      var start = Instant.now();
      assertThatThrownBy(() -> away.with(handle -> handle.execute("SELECT 1")))
          .isInstanceOf(PostgresUnavailable.class);
      assertThat(away.reachable()).isFalse();
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(4_500));
    }
  }

  @Test
  void aWrongStatementIsNotAnAbsentServer() {
    assertThatThrownBy(() -> database.with(handle -> handle.execute("SELECT nonsense")))
        .isNotInstanceOf(PostgresUnavailable.class);
    assertThatThrownBy(
            () -> database.connection(c -> c.createStatement().execute("SELECT nonsense")))
        .isInstanceOfSatisfying(
            SqlFailed.class, failed -> assertThat(failed.state()).isEqualTo("42703"));
  }

  @Test
  void aLeaseHasOneHolderAtATime() {
    var leases = new Leases(database);
    assertThat(leases.hold("sweep", "a", Duration.ofMinutes(1))).isTrue();
    assertThat(leases.hold("sweep", "a", Duration.ofMinutes(1))).isTrue();
    assertThat(leases.hold("sweep", "b", Duration.ofMinutes(1))).isFalse();
    leases.release("sweep", "b");
    assertThat(leases.hold("sweep", "b", Duration.ofMinutes(1))).isFalse();
    leases.release("sweep", "a");
    assertThat(leases.hold("sweep", "b", Duration.ofMinutes(1))).isTrue();
  }

  @Test
  void anExpiredLeaseGoesToWhoeverAsks() {
    var leases = new Leases(database);
    assertThat(leases.hold("old", "a", Duration.ofMillis(-1))).isTrue();
    assertThat(leases.hold("old", "b", Duration.ofMinutes(1))).isTrue();
  }
}
