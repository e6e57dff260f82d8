package org.turnout.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.postgres.Database;

class EmbeddedServersIT {
  @TempDir private Path data;

  private EmbeddedServers start() {
    return EmbeddedServers.start(data, TestServers.cache(), Durability.DURABLE);
  }

  @Test
  void theRecordIsThereAfterARestart() {
    try (var servers = start();
        var database = Database.open(servers.databaseUrl(), 1)) {
      database.with(h -> h.execute("CREATE TABLE kept AS SELECT 42 AS answer"));
    }
    try (var servers = start();
        var database = Database.open(servers.databaseUrl(), 1)) {
      int answer = database.with(h -> h.select("SELECT answer FROM kept").mapTo(int.class).one());
      assertThat(answer).isEqualTo(42);
    }
  }

  @Test
  void aFolderBelongsToOneProgramAtATime() {
    try (var first = start()) {
      assertThat(first.postgresPid()).isPositive();
      assertThatThrownBy(this::start)
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("Another Turnout is using " + data);
    }
  }

  @Test
  void dataOfANewerProgramIsRefusedAndLeftAlone() throws Exception {
    Files.writeString(data.resolve("turnout-data"), "2\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("written by a newer Turnout");
    assertThat(data.resolve("postgres")).doesNotExist();
  }
}
