package org.turnout.cli.blast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.access.Tokens;
import org.turnout.audit.Actor;
import org.turnout.blast.run.PlannedRuns;
import org.turnout.blast.run.RunState;
import org.turnout.blast.run.RunWorker;
import org.turnout.blast.text.BlastStore;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.program.TestCommandLine;
import org.turnout.testkit.program.TestCommandLine.Ran;

/// The life of a blast as it is typed.
class BlastRunCommandsIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private final TestCommandLine typed = new TestCommandLine(DB);
  private final PlannedRuns test = new PlannedRuns(DB);

  private Ran blast(String... words) {
    return blast(typed, words);
  }

  private static Ran blast(TestCommandLine typed, String... words) {
    var all = new ArrayList<>(List.of("blast"));
    all.addAll(List.of(words));
    return typed.run(all.toArray(String[]::new));
  }

  private Ran run(String... words) {
    return typed.run(words);
  }

  /// A shell with somebody's token in it.
  private TestCommandLine shellOf(String name, Role role) {
    var made =
        new Tokens(DB.database(), InstantSource.system())
            .create(name, role, Duration.ofDays(1), Actor.TURNOUT);
    return typed.with("TURNOUT_TOKEN", made.token().value());
  }

  @Test
  void anApprovalTakesTheTokenOfSomebodyWhoExists() {
    test.planned("proven", 1_400);
    var vera = shellOf("Vera", Role.VIEWER);
    var cleo = shellOf("Cleo", Role.ORGANIZER);
    var nobody = blast("approve", "proven", "01234567");
    assertThat(nobody.code()).isOne();
    assertThat(nobody.err()).contains("nothing here proves who you are", "TURNOUT_TOKEN");
    assertThat(blast("approve", "proven", "01234567", "--as", "Rosa").err())
        .contains("Rosa is not among the people you let in; they are ")
        .contains("Cleo", "Vera");
    assertThat(blast("approve", "proven", "01234567", "--as", "cleo").err())
        .contains("nothing here proves who you are");
    assertThat(blast(vera, "approve", "proven", "01234567").err())
        .contains("Vera's role, viewer, does not allow this");
    assertThat(blast(cleo, "approve", "proven", "01234567", "--as", "Vera").err())
        .contains("the token is Cleo's, and --as says Vera");
    var wrong = typed.with("TURNOUT_TOKEN", "turnout_made_up");
    assertThat(blast(wrong, "approve", "proven", "01234567").err())
        .contains("this token is not valid")
        .doesNotContain("made_up");
    assertThat(blast(cleo, "approve", "proven", "01234567").out())
        .contains("proven #1 is approved by Cleo");
    assertThat(blast("start", "proven", "--as", "Rosa").err())
        .contains("Rosa is not among the people you let in");
    assertThat(blast(wrong, "start", "proven").err()).contains("was not used");
    assertThat(blast("pause", "proven", "--as", "cleo").out()).contains("is paused: by Cleo.");
  }

  @Test
  void theWholeLifeIsTypedAndEveryAnswerSaysWhatIsNext() {
    long run = test.planned("typed", 1_400);
    var ana = shellOf("ana", Role.ORGANIZER);
    var ben = shellOf("ben", Role.ORGANIZER);
    var alone = blast(ana, "approve", "typed", "01234567");
    assertThat(alone.code()).isOne();
    assertThat(alone.err())
        .contains("Nothing has changed: a second person must approve: 1,200 is above 1,000.")
        .contains("Next: ask a colleague");
    var approved = blast(ben, "approve", "typed", "01234567");
    assertThat(approved.code()).isZero();
    assertThat(approved.out())
        .contains("typed #1 is approved by ben and not started.", "./turnout blast start typed#1");
    var started = blast("start", "typed#1", "--as", "ana");
    assertThat(started.out())
        .contains("typed #1 is started by ana.", "The first text is sent in 60 s", "blast pause");
    assertThat(blast("pause", "" + run, "the", "date", "is", "wrong").out())
        .contains("typed #1 is paused: the date is wrong.", "./turnout blast resume typed#1");
    assertThat(blast("throttle", "typed", "7").code()).isZero();
    assertThat(test.run(run).perSecond()).hasValue(7);
    assertThat(blast("resume", "typed").code()).isZero();
    assertThat(blast("status", "typed", "--once").out())
        .contains(
            "planned          1,200",
            "skipped            200  no consent 200",
            "everybody        1,400");
    assertThat(blast("cancel", "typed", "wrong", "date").out())
        .contains("typed #1 is cancelled: wrong date.");
    assertThat(blast("status", "typed").out())
        .contains("skipped          1,400  cancelled 1,200, no consent 200");
    assertThat(blast("status").out()).contains("typed #1", "cancelled: wrong date");
    assertThat(run("audit", "--of", "run " + run).code()).isZero();
    assertThat(run("audit", "list", "--of", "run " + run).out())
        .contains("cli:ben", "blast.approve", "blast.throttle", "blast.cancel");
    assertThat(run("audit", "verify").out()).contains("The log is intact:");
  }

  @Test
  void aTimeToStartIsReadInTheCampaignsZone() {
    long run = test.planned("timed", 7);
    blast(shellOf("Tess", Role.ADMIN), "approve", "timed", "01234567");
    var ran = blast("start", "timed", "--at", "2036-12-01 18:00");
    assertThat(ran.out()).contains("to start automatically at 2036-12-02T02:00:00Z");
    assertThat(test.run(run).state()).isEqualTo(RunState.APPROVED);
    assertThat(blast("start", "timed", "--at", "tomorrow").code()).isEqualTo(2);
    assertThat(blast("start", "timed", "--at", "2020-01-01 10:00").err())
        .contains("that time has passed");
  }

  @Test
  void aNameThatNoBlastHasIsSaid() {
    for (var words :
        List.of(
            List.of("approve", "none", "01234567"),
            List.of("start", "none"),
            List.of("status", "none"))) {
      var ran = blast(words.toArray(String[]::new));
      assertThat(ran.code()).isOne();
      assertThat(ran.err()).contains("There is no run 'none'.", "Next:");
    }
  }

  @Test
  void whatIsUncertainIsListedSentAgainAndGivenUp() {
    long run = test.started("doubt", 70);
    test.move(run, "planned", "uncertain", 3, 0);
    var listed = blast("uncertain", "list", "doubt");
    assertThat(listed.out())
        .contains("…", "doubt #1", "attempt 1  no answer")
        .doesNotContain("+1213");
    String row = listed.out().strip().split(" ")[0];
    assertThat(blast(shellOf("Uma", Role.ORGANIZER), "resend", row).out())
        .contains("1 in line again.");
    assertThat(blast("uncertain", "resend", row).err()).contains("is not uncertain any more");
    assertThat(blast("uncertain", "give-up", "all", "doubt").out()).contains("2 given up.");
    assertThat(blast("uncertain").out()).doesNotContain("doubt");
    assertThat(blast("uncertain", "resend", "all").code()).isEqualTo(2);
    assertThat(test.progress(run).in("failed")).isEqualTo(2);
    test.assertAccountedFor(run);
  }

  @Test
  void aReportThatCanNotBeWrittenIsSaidInASentence() {
    test.started("nowhere", 7);
    var ran = blast("report", "nowhere", "--csv", "/no/such/folder/x.csv");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .contains("can't be written to /no/such/folder/x.csv")
        .doesNotContain("Exception");
  }

  @Test
  void aNumberIsExplainedAndOnlyItsEndIsShown() {
    long run = test.started("explained", 7);
    var phone =
        DB.database()
            .with(handle ->
                handle
                    .createQuery(
                        "select to_value from outbox where run_id = :run and state = 'skipped' limit 1")
                    .bind("run", run)
                    .mapTo(String.class)
                    .one());
    var ran = run("explain", phone);
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains(
            "explained #1", "not texted: they did not say yes to this topic", "It may be texted.")
        .containsPattern(
            "(a blast may reach it now, until|no blast may reach it before) \\w{3}, \\w{3} \\d+, \\d{4}, \\d+:\\d\\d [AP]M P[SD]T")
        .contains(phone.substring(phone.length() - 4))
        .doesNotContain(phone);
    assertThat(run("explain", "+12135550199").code()).isOne();
    assertThat(run("explain", "hello").code()).isEqualTo(2);
  }

  @Test
  void statusFollowsARunUntilItEnds() throws Exception {
    long run = test.started("followed", 70);
    test.move(run, "planned", "claimed", 60, 0);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var followed = threads.submit(() -> blast("status", "followed"));
      test.move(run, "claimed", "delivered", 60, 0);
      var worker =
          new RunWorker(
              DB.database(),
              "a",
              test.clocks(),
              test.runs(),
              PlannedRuns::settings,
              TwilioErrors.load()::of,
              test.recurrences()::round);
      worker.round();
      assertThat(followed.get(20, TimeUnit.SECONDS).out())
          .contains("followed #1 is finished.", "delivered           60", "everybody           70");
    }
  }

  @Test
  void aSeriesIsReadApprovedOnceAndEnded() {
    var yaml =
        """
        blast: weekly
        about: Every Tuesday
        audience: everyone
        topic: actions
        text:
          en: |
            Tomorrow is gear day. Reply STOP to end, HELP for help.
        every:
          at most: 500
          days:
            - day: tuesday
              at: "10:00"
        """;
    DB.database()
        .with(handle ->
            handle.execute(
                "insert into blast (name, spec, changed_by, changed_at) values ('weekly', ?, 'cli:ana', now())",
                yaml));
    String hash = BlastStore.hash(yaml).substring(0, 8);
    assertThat(blast("series", "weekly").out())
        .contains(
            "at most: 500",
            "not approved",
            "./turnout blast series weekly --approve " + hash,
            "It comes, at most 500 people each time:",
            "every Tuesday at 10:00 AM in each recipient's local time; to the whole audience");
    assertThat(blast("series", "weekly", "--approve", hash).err())
        .contains("nothing here proves who you are");
    var wes = shellOf("Wes", Role.ORGANIZER);
    assertThat(blast(wes, "series", "weekly", "--approve", "ffffffff").err())
        .contains("this is not the text that was read");
    assertThat(blast(wes, "series", "weekly", "--approve", hash).out())
        .contains("weekly is sent automatically, approved by Wes.");
    assertThat(blast("series", "weekly", "--end").out()).contains("not approved");
    assertThat(blast("series", "weekly", "--end").err()).contains("no series of weekly goes on");
    test.planned("once", 10);
    assertThat(blast("series", "once").err()).contains("once has no 'every:'", "docs/blasts.md");
    assertThat(run("audit", "list", "--of", "series weekly").out())
        .contains("series.approve", "series.end");
  }
}
