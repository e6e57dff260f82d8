package org.turnout.cli.terminal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.embedded.Durability;
import org.turnout.embedded.EmbeddedServers;
import org.turnout.people.MadeUpMark;
import org.turnout.postgres.Database;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;
import org.turnout.testkit.program.ProgramSettings;
import org.turnout.testkit.program.TestCommandLine;
import org.turnout.testkit.program.TestCommandLine.Ran;

/// Commands say whose records they speak of, and make none.
class SpokenPlaceIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  @TempDir private Path folder;

  private static Ran run(Path data, String... words) {
    return new TestCommandLine(
            Map.of(
                "TURNOUT_DATA",
                data.toString(),
                "XDG_CACHE_HOME",
                requireNonNull(TestServers.cache().getParent()).toString()))
        .run(words);
  }

  @Test
  void noCommandMakesRecords() throws IOException {
    Path data = folder.resolve("none");
    Path list = Files.writeString(folder.resolve("members.csv"), "local,member_number,name\n");
    for (var words :
        List.of(
            List.of("blast", "count", "members"),
            List.of("inbox"),
            List.of("audit"),
            List.of("explain", "213-555-0101"),
            List.of("export", "form", "petition"),
            List.of("import", "members", list.toString()),
            List.of("token", "create", "Ana", "--role", "viewer"))) {
      var ran = run(data, words.toArray(new String[0]));
      assertThat(ran.code()).as("%s", words).isEqualTo(2);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err())
          .contains("There are no records in " + data, "TURNOUT_DATA", "./turnout serve");
    }
    assertThat(run(data, "inbox", "--demo").err())
        .contains("There are no records of a demo in " + data.resolve("demo"), "./turnout demo");
    assertThat(data).doesNotExist();
  }

  @Test
  void anOperatorsDatabaseIsNamedWithoutItsUserAndPassword() {
    var ran = new TestCommandLine(DB).run("inbox");
    assertThat(ran.err())
        .startsWith("Records: the database at ")
        .endsWith("(DATABASE_URL)\n")
        .doesNotContain("postgres:", "@");
    assertThat(ran.out()).doesNotContain("Records:");
  }

  @Test
  void anEmptyDatabaseIsLeftEmpty() {
    DB.database().with(handle -> handle.execute("create database blank_records"));
    var variables = new HashMap<>(ProgramSettings.variables(DB));
    variables.compute("DATABASE_URL", (_, url) -> url.replaceFirst("/[^/]+$", "/blank_records"));
    var ran = new TestCommandLine(variables).run("inbox");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("/blank_records (DATABASE_URL) holds no records yet");
    DB.database().with(handle -> handle.execute("drop database blank_records with (force)"));
  }

  @Test
  void aFolderIsRunningOrStartedForTheCommandAndADemoIsCalledOne() {
    Path demo = folder.resolve("demo");
    try (var servers = EmbeddedServers.start(demo, TestServers.cache(), Durability.THROWAWAY)) {
      try (var database = Database.open(servers.databaseUrl(), 1)) {
        database.migrate();
        assertThat(run(demo, "inbox").err())
            .isEqualTo("Records: those in " + demo + ", which another command has open\n");
        database.inTransaction(handle -> {
          MadeUpMark.set(handle, 300);
          return 0;
        });
      }
      servers.serves(18320);
      assertThat(run(folder, "inbox", "--demo").err())
          .isEqualTo("Records: the demo in " + demo + ", running on port 18320\n");
      var real = run(folder, "inbox");
      assertThat(real.code()).isEqualTo(2);
      assertThat(real.err())
          .contains(
              "There are no records in " + folder, "There is a demo in this folder", "--demo");
      assertThat(run(folder.resolve("other"), "inbox").err())
          .contains(demo + " open: TURNOUT_DATA=" + folder + " and --demo");
    }
    assertThat(run(folder, "inbox", "--demo").err())
        .isEqualTo("Records: the demo in " + demo + ", started for this command\n");
  }

  @Test
  void aLinkLeadsToTheProgramThatHasTheRecordsOpen() {
    try (var servers = EmbeddedServers.start(folder, TestServers.cache(), Durability.THROWAWAY);
        var database = Database.open(servers.databaseUrl(), 1)) {
      database.migrate();
      servers.serves(18321);
      assertThat(run(folder, "token", "create", "Ana", "--role", "viewer").out())
          .contains("http://127.0.0.1:18321/console/sign-in#");
    }
  }
}
