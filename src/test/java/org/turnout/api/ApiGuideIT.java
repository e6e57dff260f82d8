package org.turnout.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.api.http.ErrorCode;
import org.turnout.inbox.Inbox;
import org.turnout.testkit.TestPeople;

/// The guide for callers is true.
class ApiGuideIT {
  private static final Path GUIDE = Path.of("docs/api.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

  @AutoClose private static final ApiClient DESK = new ApiClient(ApiClient::withRosters);

  @Test
  void everyExampleWorks() throws IOException, InterruptedException {
    DESK.someone("socal-nurses", "1", "+12133730008");
    var who = TestPeople.someone(DESK.db);
    DESK.db
        .database()
        .inTransaction(handle -> {
          Inbox.handOver(handle, who, 0, "asked for a steward", NOW);
          return true;
        });
    var script = new StringBuilder("set -euo pipefail\n");
    EXAMPLE
        .matcher(Files.readString(GUIDE))
        .results()
        .forEach(block -> script.append(block.group(1)).append("\necho\n"));
    assertThat(script.toString()).contains("curl");
    var shell = new ProcessBuilder("bash", "-c", script.toString()).redirectErrorStream(true);
    shell.environment().put("TURNOUT", "http://127.0.0.1:" + DESK.port());
    shell.environment().put("TOKEN", DESK.admin);
    Process process = shell.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said)
        .contains(
            "\"name\":\"Ada\"",
            "\"state\":\"paused\"",
            "\"why\":\"the hall moved\"",
            "\"outcome\":\"called\"",
            "\"state\":\"ended\"");
  }

  @Test
  void everyKindOfRefusalStandsInTheGuide() throws IOException {
    String guide = Files.readString(GUIDE);
    assertThat(Arrays.stream(ErrorCode.values()))
        .allSatisfy(trouble ->
            assertThat(guide)
                .contains(
                    "| `"
                        + trouble.type().replace("urn:turnout:problem:", "")
                        + "` | "
                        + trouble.status()));
  }
}
