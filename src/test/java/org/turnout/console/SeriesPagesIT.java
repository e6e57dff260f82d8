package org.turnout.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.access.Sessions;
import org.turnout.access.Tokens;
import org.turnout.audit.Actor;
import org.turnout.blast.BlastServices;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.run.PlannedRuns;
import org.turnout.blast.text.BlastStore;
import org.turnout.inbox.InboxService;
import org.turnout.people.ConsentStore;
import org.turnout.people.People;
import org.turnout.redis.RedisPool;
import org.turnout.roster.ServedRosters;
import org.turnout.roster.board.RosterServices;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;
import org.turnout.web.Metrics;
import org.turnout.web.WebServer;

/// The campaign's time is Friday, October 2, 2026, 18:10 UTC; 'approval above' is 1,000.
class SeriesPagesIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  @AutoClose private static final RedisPool REDIS = RedisPool.open(TestServers.redisUrl());
  private static final PlannedRuns TEST = new PlannedRuns(DB);
  private static final BlastContext SETUP = new org.turnout.blast.plan.BlastCampaign(DB).setup;
  private static final Tokens TOKENS = new Tokens(DB.database(), TEST.clocks().machine());
  private static final Sessions SESSIONS = new Sessions(REDIS, TOKENS);
  @AutoClose private static final WebServer SERVER = serve();

  private static final Someone ANA = someone("Ana Cruz", Role.ORGANIZER);
  private static final Someone BEN = someone("Ben Ito", Role.ORGANIZER);
  private static final Someone VERA = someone("Vera Lim", Role.VIEWER);

  private static WebServer serve() {
    var ground =
        new ConsoleContext(
            TOKENS,
            REDIS,
            TEST.clocks(),
            SETUP::settings,
            () -> SETUP,
            BlastServices.of(
                DB.database(),
                DB.database(),
                TEST.clocks(),
                SETUP::settings,
                () -> SETUP,
                new Planner(DB.database(), () -> SETUP, TEST.clocks().campaign())),
            new InboxService(
                DB.database(),
                TEST.clocks().campaign(),
                new ConsentStore(),
                new People(),
                SETUP::directory),
            RosterServices.of(
                new ServedRosters(
                    DB.database(), TEST.clocks().campaign(), java.util.Map::of, SETUP::directory)),
            _ -> "",
            false);
    return WebServer.start("127.0.0.1", 0, new Metrics(), List.of(new Console(ground)));
  }

  /// Somebody who is signed in.
  private record Someone(String key, String form) {
    HttpResponse<String> get(String path) {
      return LocalHttp.get(
          SERVER.port(), "/console/blasts/" + path, "Cookie", cookie(), "Accept", "text/html");
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
      var body = new StringBuilder("form=" + form);
      fields.forEach((name, value) ->
          body.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8)));
      return LocalHttp.post(
          SERVER.port(),
          "/console/blasts/" + path,
          body.toString(),
          "Cookie",
          cookie(),
          "Content-Type",
          "application/x-www-form-urlencoded");
    }

    private String cookie() {
      return Cookies.SESSION + "=" + key;
    }
  }

  private static Someone someone(String name, Role role) {
    var token = TOKENS.create(name, role, Duration.ofDays(1), new Actor("test", "cli")).token();
    String key = SESSIONS.open(TOKENS.check(token.value()).orElseThrow()).orElseThrow().value();
    return new Someone(key, ((Sessions.Found.Open) SESSIONS.find(key)).form());
  }

  private static String yaml(String name, int atMost) {
    return """
    blast: %s
    about: Gear day
    audience: everyone
    topic: actions
    text:
      en: |
        Tomorrow is <gear> day. Reply STOP to end, HELP for help.
    every:
      at most: %d
      cost at most: 90.50
      days:
        - day: tuesday
          send: the day before
          at: "18:00"
          region: not state is CO
        - day: monday
          at: "09:30"
    """
        .formatted(name, atMost);
  }

  /// By Ana.
  private static void written(String yaml) {
    var saved =
        DB.database()
            .inTransaction(handle ->
                BlastStore.save(
                    handle,
                    SETUP.catalog(),
                    yaml,
                    "x.yaml",
                    new Actor("ana cruz", "cli"),
                    TEST.clocks().campaign().instant()));
    assertThat(saved).isInstanceOf(BlastStore.Saved.Kept.class);
  }

  private static String shownHash(HttpResponse<String> page) {
    var matcher = Pattern.compile("name=\"hash\" value=\"([0-9a-f]{64})\"").matcher(page.body());
    assertThat(matcher.find()).as(page.body()).isTrue();
    return matcher.group(1);
  }

  private static HttpResponse<String> approve(Someone who, String name, String hash) {
    return who.post(name + "/series/approve", Map.of("hash", hash));
  }

  @Test
  void thePageSaysWhenInWhoseTimeToWhomAndUpToWhat() {
    written(yaml("words", 500));
    var page = VERA.get("words/series");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "This series is not approved: nothing is sent automatically.",
            "every Monday at 6:00 PM in each recipient's local time, for Tuesday",
            "to those of the audience who fit: not state is CO",
            "every Monday at 9:30 AM in each recipient's local time",
            "to the whole audience",
            "at most 500 people and $90.50 each time",
            "Mon, Oct 5, 2026, 9:30 AM",
            "Mon, Oct 12, 2026, 6:00 PM",
            "Nothing has been sent yet.",
            "<strong>Everybody whose phone is in the records.</strong>",
            "<strong>Actions</strong>: rallies, sticker days and things to sign",
            "English · about 1 segment",
            "Tomorrow is &lt;gear&gt; day.",
            "for Tuesday</span> <small>planned Mon, Oct 5, 2026, 2:00 PM PDT",
            "your role is viewer")
        .doesNotContain("Approve the series</button>");
    assertThat(VERA.get("words").body())
        .contains("not approved", "href=\"/console/blasts/words/series\"");
  }

  @Test
  void itIsApprovedByAnotherThanTheWriterAndEnded() {
    written(yaml("large", 1_500));
    assertThat(ANA.get("large/series").body())
        .contains("Above 1,000 people a second person must approve")
        .doesNotContain("Approve the series</button>");
    var alone = approve(ANA, "large", BlastStore.hash(yaml("large", 1_500)));
    assertThat(alone.statusCode()).isEqualTo(409);
    assertThat(alone.body())
        .contains(
            "Not done: a second person must approve: a ceiling of 1,500 is above 1,000.",
            "What you can do: ask a colleague to read it");
    var done = approve(BEN, "large", shownHash(BEN.get("large/series")));
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(done.headers().firstValue("Location")).contains("/console/blasts/large/series");
    assertThat(ANA.get("large/series").body())
        .contains("large is sent automatically, approved by Ben Ito.", "approved the series")
        .doesNotContain("Approve the series</button>");
    assertThat(ANA.post("large/series/end", Map.of()).statusCode()).isEqualTo(303);
    assertThat(VERA.get("large/series").body()).contains("ended by Ana Cruz", "not approved");
    var again = ANA.post("large/series/end", Map.of());
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("no series of large goes on");
  }

  @Test
  void aTextThatChangedBetweenShowingAndApprovingIsNotApproved() {
    written(yaml("moved", 500));
    String shown = shownHash(BEN.get("moved/series"));
    written(yaml("moved", 501));
    var refused = approve(BEN, "moved", shown);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("this is not the text that was read", "501");
    assertThat(approve(BEN, "moved", shownHash(refused)).statusCode()).isEqualTo(303);
    written(yaml("moved", 502));
    assertThat(BEN.get("moved/series").body())
        .contains(
            "each recurrence waits for a person",
            "at most 501 people",
            "The text that was approved",
            "Next, waiting for a person");
    // Without 'every:' there is nothing to approve, and the series can still be ended.
    written(yaml("moved", 502).replaceFirst("(?s)every:.*", ""));
    assertThat(BEN.get("moved/series").body()).doesNotContain("Approve the series</button>");
    assertThat(BEN.post("moved/series/end", Map.of()).statusCode()).isEqualTo(303);
    assertThat(BEN.get("moved/series").body())
        .contains("There are no further dates.", "write it with 'every:'");
  }

  @Test
  void whatBecameOfItHasItsRunAndItsReason() {
    written(yaml("past", 500));
    long run = TEST.planned("past", 7);
    DB.database()
        .inTransaction(handle ->
            handle.execute(
                """
                insert into blast_occurrence (blast_id, on_date, slot, run_id, outcome, why, at)
                select id, date '2026-09-28', 'tuesday', ?, 'waits', '7 people are too many', now() from blast where name = 'past'
                union all
                select id, date '2026-09-21', 'tuesday', null, 'missed', 'Turnout was not running', now() from blast where name = 'past'
                union all
                select id, date '2026-10-05', 'monday', null, 'failed', 'no such topic', now() from blast where name = 'past'
                """,
                run));
    var page = VERA.get("past/series").body();
    assertThat(page)
        .contains(
            "Mon, Sep 28, 2026, for Tuesday",
            "waits: 7 people are too many",
            "href=\"/console/runs/" + run + "\">#1 planned",
            "missed: Turnout was not running",
            "failed: no such topic")
        // What is noted does not come again.
        .doesNotContain("Mon, Oct 5, 2026, 9:30 AM")
        .contains("Mon, Oct 5, 2026, 6:00 PM", "Mon, Oct 12, 2026, 9:30 AM");
  }

  @Test
  void aBlastWithoutAScheduleHasNoSuchPage() {
    written(yaml("plain", 1).replaceFirst("(?s)every:.*", ""));
    var page = BEN.get("plain/series");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("There is no series: plain has no", "docs/blasts.md");
    assertThat(BEN.get("plain").body()).doesNotContain("/series");
    assertThat(BEN.post("none/series/end", Map.of()).statusCode()).isEqualTo(404);
  }
}
