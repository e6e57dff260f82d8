package org.turnout.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.program.ProgramCommand;
import org.turnout.testkit.program.ProgramSettings;
import org.turnout.testkit.program.TestCluster;

/// A second program on one port.
class TakenPortIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  @Test
  void isFoundOutBeforeAnyWorkBegins() throws Exception {
    try (var taken = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var command = new ArrayList<>(ProgramCommand.command());
      command.add("serve");
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(ProgramSettings.variables(DB));
      builder
          .environment()
          .putAll(
              Map.of(
                  "TWILIO_ACCOUNT_SID",
                  TestCluster.ACCOUNT,
                  "TWILIO_AUTH_TOKEN",
                  TestCluster.TOKEN,
                  "TURNOUT_PORT",
                  Integer.toString(taken.getLocalPort())));
      var serve = builder.start();
      assertThat(new String(serve.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("the port is taken")
          .doesNotContain("\tat ");
      assertThat(serve.waitFor()).isEqualTo(1);
    }
    assertThat(
            DB.database()
                .<Integer>with(handle ->
                    handle.createQuery("select count(*) from sweep").mapTo(Integer.class).one()))
        .isZero();
  }
}
