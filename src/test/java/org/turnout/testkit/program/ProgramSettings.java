package org.turnout.testkit.program;

import java.nio.file.Path;
import java.util.Map;
import org.turnout.campaign.CampaignFiles;
import org.turnout.problem.Problems;
import org.turnout.settings.Environment;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;

/// What the whole program is told in a test: a database of the test's own, an empty Redis and any
/// free port.
public final class ProgramSettings {
  private ProgramSettings() {}

  public static Map<String, String> variables(TestDatabase database) {
    return Map.of(
        "DATABASE_URL",
        database.url().value(),
        "REDIS_URL",
        TestServers.redisUrl().value(),
        "TURNOUT_PORT",
        "0",
        "TURNOUT_PUBLIC_URL",
        "http://rehearsal.invalid");
  }

  public static Environment environment(Map<String, String> variables) {
    var problems = new Problems();
    var environment = Environment.read(variables, problems);
    if (problems.hasErrors()) {
      throw new IllegalStateException(problems.toString());
    }
    return environment;
  }

  public static CampaignFiles files(Path home) {
    var problems = new Problems();
    return CampaignFiles.read(home, Map.of(), problems)
        .orElseThrow(() -> new IllegalStateException(problems.toString()));
  }
}
