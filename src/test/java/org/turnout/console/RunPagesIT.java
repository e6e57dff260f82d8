package org.turnout.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.Ground.Somebody.ANYBODY;
import static org.turnout.blast.TestRuns.BEN;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.blast.RunOutcome;
import org.turnout.console.Desk.Someone;

/// The campaign stands in Los Angeles.
class RunPagesIT {
  @AutoClose private static final Desk DESK = new Desk();
  private static final Someone ANA = DESK.someone("Ana Cruz", Role.ORGANIZER);

  @BeforeAll
  static void somebodyToText() {
    DESK.ground.add(ANYBODY);
  }

  private static String yaml(String name, String line) {
    return """
    blast: %s
    audience: everyone
    topic: actions
    text:
      en: |
        Tomorrow is gear day. Reply STOP to end, HELP for help.
    %s
    """
        .formatted(name, line);
  }

  private static long approved(String name, String line) {
    var planned = DESK.ground.planned(yaml(name, line));
    assertThat(DESK.runs.runs().approve(planned.runId(), planned.hash(), BEN))
        .isInstanceOf(RunOutcome.Done.class);
    return planned.runId();
  }

  private static String page(long run) {
    return ANA.get("/runs/" + run).body();
  }

  @Test
  void thePageSaysTheBlastsOwnTimeToThinkAgain() {
    assertThat(page(approved("usual", ""))).contains("The first text leaves 60 seconds later.");
    assertThat(page(approved("slow", "hold: 5 minutes")))
        .contains("The first text leaves 5 minutes later.");
    assertThat(page(approved("hasty", "hold: 0 seconds")))
        .contains("The first text leaves at once: there is no time to think again.");
  }
}
