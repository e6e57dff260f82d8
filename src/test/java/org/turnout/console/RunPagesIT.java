package org.turnout.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.plan.BlastCampaign.Somebody.ANYBODY;
import static org.turnout.blast.run.PlannedRuns.BEN;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.blast.run.RunOutcome;
import org.turnout.console.ConsoleClient.Someone;

/// The campaign is in Los Angeles.
class RunPagesIT {
  @AutoClose private static final ConsoleClient DESK = new ConsoleClient();
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

  /// Planned by Ana.
  private static long planned(String name, String line) {
    return DESK.ground.planned(yaml(name, line)).runId();
  }

  /// And approved by Ben.
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
    assertThat(page(approved("usual", ""))).contains("The first text is sent 60 seconds later.");
    assertThat(page(approved("slow", "hold: 5 minutes")))
        .contains("The first text is sent 5 minutes later.");
    assertThat(page(approved("hasty", "hold: 0 seconds")))
        .contains("The first text is sent right away: no hold is set.");
  }

  private static int post(long run, String act, Map<String, String> fields) {
    return ANA.post("/runs/" + run + "/" + act, fields).statusCode();
  }

  @Test
  void aSetTimeIsSaidInTheCampaignsZoneAndCanBeTakenOff() {
    long run = approved("timed", "");
    assertThat(page(run)).contains("Approved, not started").doesNotContain("Remove the start time");
    assertThat(post(run, "start-at", Map.of("at", "2026-11-21T18:05"))).isEqualTo(303);
    var when = "Sat, Nov 21, 2026, 6:05 PM PST";
    assertThat(page(run))
        .contains(
            "Approved, starts automatically",
            "It starts automatically on <strong>" + when + "</strong>, as Ana Cruz set it.",
            "set a time to start it <small>" + when,
            "Remove the start time",
            "Set another time…")
        .doesNotContain("2026-11-22T02:05");
    assertThat(ANA.get("/blasts").body()).contains("#1 approved, starts on " + when);
    assertThat(post(run, "start-by-hand", Map.of())).isEqualTo(303);
    assertThat(page(run)).contains("Approved, not started", "removed its start time");
    assertThat(post(run, "start-by-hand", Map.of())).isEqualTo(409);
  }

  @Test
  void aRunThatWaitsSaysWhyAndWhatToDo() {
    long run = approved("waits", "hold: 0 seconds");
    assertThat(post(run, "start", Map.of())).isEqualTo(303);
    DESK.db
        .database()
        .with(handle ->
            handle.execute(
                "update blast_run set first_text_at = '2100-01-01 12:00Z', why = ? where id = ?",
                "the carrier asks us to wait (429: too many)",
                run));
    assertThat(page(run))
        .contains(
            "Waiting",
            "It waits: the carrier asks us to wait (429: too many).",
            "It continues automatically at Fri, Jan 1, 2100, 4:00 AM PST.")
        .doesNotContain("The first text is sent in");
  }

  @Test
  void aStartAfterTheYear2100IsRefused() {
    long run = approved("far", "");
    for (var at : List.of("2101-01-02T09:00", "9999-01-01T09:00", "+99999-01-01T09:00")) {
      var refused = ANA.post("/runs/" + run + "/start-at", Map.of("at", at));
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("that is after the year 2100");
    }
  }

  @Test
  void aPlanWhoseBlastWasChangedSinceOffersToPlanAgainInsteadOfApproval() {
    long run = planned("moved", "");
    assertThat(page(run)).contains("Approve this plan</button>");
    DESK.ground.save(yaml("moved", "about: Other"));
    assertThat(page(run))
        .contains(
            "ana has changed <a href=\"/console/blasts/moved\">moved</a> since this plan was made",
            "Plan it again</button>")
        .doesNotContain("Approve this plan</button>");
  }

  @Test
  void nothingIsCancelledWithoutAReason() {
    long run = approved("kept", "");
    var refused = ANA.post("/runs/" + run + "/cancel", Map.of("why", "  "));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("no reason was given", "Approved, not started");
    assertThat(post(run, "cancel", Map.of("why", "wrong day"))).isEqualTo(303);
  }

  @Test
  void whoPausedItWithoutAReasonIsNamed() {
    long run = approved("halted", "hold: 0 seconds");
    assertThat(post(run, "start", Map.of())).isEqualTo(303);
    assertThat(post(run, "pause", Map.of("why", ""))).isEqualTo(303);
    assertThat(page(run)).contains("Ana Cruz pressed pause").doesNotContain("somebody");
  }

  @Test
  void aCorrectionHasAFieldForEachLanguageAndLosesNoWords() {
    long run = approved("wrong-day", "hold: 0 seconds");
    assertThat(post(run, "start", Map.of())).isEqualTo(303);
    DESK.runs.move(run, "planned", "delivered", 1, 0);
    assertThat(post(run, "pause", Map.of("why", "wrong day"))).isEqualTo(303);
    assertThat(page(run)).contains("English <small>1 person reads it</small>", "Tagalog");
    var refused = ANA.post("/runs/" + run + "/correct", Map.of("text-es", "El MIÉRCOLES <1>."));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains(
            "the English text of the correction is missing", "El MIÉRCOLES &lt;1&gt;.</textarea>");
    var drafted =
        ANA.post(
            "/runs/" + run + "/correct",
            Map.of("text-en", "WEDNESDAY.", "text-es", "El MIÉRCOLES.", "text-tl", " "));
    assertThat(drafted.headers().firstValue("Location"))
        .contains("/console/blasts/wrong-day-correction");
    assertThat(ANA.get("/blasts/wrong-day-correction").body())
        .contains("WEDNESDAY.", "El MIÉRCOLES.");
  }

  @Test
  void aStrangerIsToldHowToSignInAndABrowserFindsTheWayIn() {
    var signIn = ANA.stranger("/console/sign-in").body();
    assertThat(signIn)
        .contains("Ask the person who runs Turnout for a new link", "hidden><a href=\"/console");
    assertThat(ANA.stranger("/console/sign-in/known").body()).isEqualTo("no");
    assertThat(ANA.get("/sign-in/known").body()).isEqualTo("yes");
    var front = ANA.stranger("/");
    assertThat(front.statusCode()).isEqualTo(200);
    assertThat(front.body())
        .contains("lang=\"en\"", "<title>Turnout</title>", "<h1>Turnout</h1>", "href=\"/console\"");
    var nowhere = ANA.stranger("/nowhere");
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(nowhere.body()).contains("<h1>There is no such page</h1>", "href=\"/console\"");
  }

  @Test
  void whatIsNotThereIsAPageThatSaysSoWithALink() {
    for (var path :
        List.of(
            "/nope",
            "/nope/deeper",
            "/blasts/nope",
            "/blasts/nope/test",
            "/runs/999/uncertain",
            "/runs/999")) {
      var page = ANA.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(404);
      assertThat(page.body())
          .contains("<h1>There is no", "Sign out", "href=\"/console/blasts\">Go to the blasts");
    }
    assertThat(ANA.post("/blasts/nope/test", Map.of("number", "x")).statusCode()).isEqualTo(404);
    assertThat(ANA.post("/nope", Map.of()).statusCode()).isEqualTo(404);
  }
}
