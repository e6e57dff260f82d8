package org.turnout.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.program.ProgramCommand;
import org.turnout.testkit.program.ProgramProcess;
import org.turnout.testkit.program.ProgramSettings;

/// The product without the lab, as production has it: no stand-in can be reached, because none is
/// there.
class ProductAloneIT {
  private static final String MAIN = "org.turnout.Main";

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  @Test
  void serveHasNoRehearsalPhones() {
    int port = ProgramProcess.freePort();
    var environment = new HashMap<>(ProgramSettings.variables(DB));
    environment.put("TWILIO_ACCOUNT_SID", "AC" + "0".repeat(32));
    environment.put("TWILIO_AUTH_TOKEN", "none");
    environment.put("TWILIO_API_URL", "http://127.0.0.1:1");
    var java = ProgramCommand.productAlone(MAIN);
    try (var _ = ProgramProcess.start(java, Path.of("."), port, environment)) {
      assertThat(LocalHttp.get(port, "/health/live").statusCode()).isEqualTo(200);
      assertThat(LocalHttp.get(port, "/phone").statusCode()).isEqualTo(404);
      assertThat(LocalHttp.get(port, "/phone/assets/phone.js").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void theCommandsOfTheLabAreUnknown() throws Exception {
    for (var command : List.of("demo", "rehearse", "soak", "bench", "carrier")) {
      assertThat(said(MAIN, command)).contains("Unmatched argument").contains(command);
    }
  }

  @Test
  void noClassOfTheLabIsThere() throws Exception {
    assertThat(said("org.turnout.lab.LabMain", "demo")).contains("ClassNotFoundException");
    assertThat(said("org.turnout.lab.carrier.CarrierStandIn", ""))
        .contains("ClassNotFoundException");
  }

  private static String said(String main, String word) throws IOException, InterruptedException {
    var command = new ArrayList<>(ProgramCommand.productAlone(main));
    command.add(word);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isNotZero();
    return output;
  }
}
