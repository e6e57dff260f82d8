package org.turnout.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.program.ProgramCommand;
import org.turnout.testkit.program.ProgramSettings;
import org.turnout.testkit.program.TestCluster;
import org.turnout.testkit.program.TestCommandLine;

/// A database that a Turnout from before the first release has left.
class RecordsFromBeforeIT {
  private static final String REFUSAL =
      "turnout: This database was written by a Turnout from before the first release";

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  @BeforeAll
  static void asTheOldProgramLeftIt() {
    DB.database()
        .with(handle ->
            handle.execute(
                """
                update flyway_schema_history set description = 'people', script = 'V010__people.sql'
                where version = '010'
                """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"inbox", "audit verify", "export form petition", "token list", "blast list"})
  void isRefusedInOneLineByACommand(String command) {
    var ran = new TestCommandLine(DB).run(command.split(" "));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).startsWith(REFUSAL).hasLineCount(1);
  }

  @Test
  void isNotServed() throws Exception {
    var command = new ArrayList<>(ProgramCommand.command());
    command.add("serve");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(ProgramSettings.variables(DB));
    builder
        .environment()
        .putAll(
            Map.of(
                "TWILIO_ACCOUNT_SID", TestCluster.ACCOUNT, "TWILIO_AUTH_TOKEN", TestCluster.TOKEN));
    var serve = builder.start();
    assertThat(new String(serve.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains(REFUSAL)
        .doesNotContain("\tat ");
    assertThat(serve.waitFor()).isEqualTo(1);
  }
}
