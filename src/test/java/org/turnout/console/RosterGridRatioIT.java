package org.turnout.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.access.Sessions;
import org.turnout.access.Tokens;
import org.turnout.audit.Actor;
import org.turnout.blast.BlastServices;
import org.turnout.blast.plan.BlastCampaign;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.run.PlannedRuns;
import org.turnout.inbox.InboxService;
import org.turnout.people.ConsentStore;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.redis.RedisPool;
import org.turnout.roster.NoticeGate;
import org.turnout.roster.Roster;
import org.turnout.roster.RosterTexts;
import org.turnout.roster.ServedRosters;
import org.turnout.roster.board.BoardWeek;
import org.turnout.roster.board.RosterServices;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;
import org.turnout.web.Metrics;
import org.turnout.web.Routes;
import org.turnout.web.WebServer;

/// The grid of a strike at 220 sites over 21 days, as full as 31,000 people make it and with 3,100
/// in line, next to a page of the same size that is in memory: both behind the same sign-in, in
/// turns. The quickest of each counts: that is what the page costs, the rest is what else the
/// machine did. Who holds a place is not in the grid's query, so they are left out.
class RosterGridRatioIT {
  private static final int MOST = 5;
  private static final int ROUNDS = 40;

  private static final String STRIKE =
      """
      insert into site (slug, name, city, state, zip, zone, aliases)
      select 's' || n, 'Site number ' || n, 'Anywhere', 'CA', '90001', 'America/Los_Angeles', '{}'
      from generate_series(1, 220) n;
      insert into place (roster, slug, site_id, day, starts_at, ends_at, room, taken)
      select 'line', s.slug || '-' || d || '-' || h, s.id, date '2026-10-05' + d,
        timestamptz '2026-10-05 13:00Z' + make_interval(days => d, hours => 4 * h),
        timestamptz '2026-10-05 17:00Z' + make_interval(days => d, hours => 4 * h), 12, (s.id + d + h) % 13
      from site s, generate_series(0, 20) d, generate_series(0, 2) h where s.slug ~ '^s[0-9]+$';
      insert into person (name, language, kind, created_at)
      select 'Member ' || n, 'en', 'employee', timestamptz '2026-09-01 12:00Z' from generate_series(1, 3100) n;
      insert into line_entry (place_id, person_id, since)
      select first + id * 7 % 13860, id, timestamptz '2026-09-20 12:00Z'
      from person, (select min(id) as first from place) p;
      analyze place, line_entry
      """;

  private final AtomicReference<byte[]> kept = new AtomicReference<>(new byte[0]);

  @Test
  void theGridTakesAtMostFiveTimesAStaticPageOfItsSize() {
    try (var db = TestDatabase.fresh();
        var redis = RedisPool.open(TestServers.redisUrl())) {
      var ground = new BlastCampaign(db);
      var places = strike(db);
      var runs = new PlannedRuns(db);
      var tokens = new Tokens(db.database(), runs.clocks().machine());
      var context = context(db, redis, ground, runs, tokens, places);
      Routes still =
          routes ->
              routes.get(
                  "/console/still",
                  it -> it.contentType("text/html; charset=utf-8").result(kept.get()));
      try (var server =
          WebServer.start("127.0.0.1", 0, new Metrics(), List.of(still, new Console(context)))) {
        var sessions = new Sessions(redis, tokens);
        var token =
            tokens
                .create("Ana Cruz", Role.ORGANIZER, Duration.ofDays(1), new Actor("test", "cli"))
                .token();
        String key = sessions.open(tokens.check(token.value()).orElseThrow()).orElseThrow().value();
        measure(server.port(), key);
      }
    }
  }

  private void measure(int port, String key) {
    var page = get(port, key, "/console/rosters/line").body();
    assertThat(page).contains("220 sites have", "This is page 1 of 6");
    assertThat(page.split("class=\"slot ", -1)).hasSizeGreaterThan(BoardWeek.SITES * 7 * 3);
    kept.set(page.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    long grid = Long.MAX_VALUE;
    long still = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      grid = Math.min(grid, time(port, key, "/console/rosters/line"));
      still = Math.min(still, time(port, key, "/console/still"));
    }
    double ratio = (double) grid / still;
    System.out.printf(
        "grid of %d KB: %.1f times a static page of its size%n", page.length() / 1024, ratio);
    assertThat(ratio).isLessThanOrEqualTo(MOST);
  }

  private static long time(int port, String key, String path) {
    long start = System.nanoTime();
    assertThat(get(port, key, path).statusCode()).isEqualTo(200);
    return System.nanoTime() - start;
  }

  private static HttpResponse<String> get(int port, String key, String path) {
    return LocalHttp.get(port, path, "Cookie", Cookies.SESSION + "=" + key, "Accept", "text/html");
  }

  private static Directory strike(TestDatabase db) {
    for (String sql : STRIKE.split(";")) {
      db.database().with(handle -> handle.execute(sql));
    }
    return db.database().with(handle -> Directory.load(handle, BlastCampaign.FILES.locals()));
  }

  private static ConsoleContext context(
      TestDatabase db,
      RedisPool redis,
      BlastCampaign ground,
      PlannedRuns runs,
      Tokens tokens,
      Directory places) {
    var line =
        new Roster(
            "line",
            Roster.Kind.EVENT,
            NoticeGate.OPEN,
            Optional.empty(),
            new Roster.Line(Duration.ofHours(12), Map.of("en", "12 hours"), "place_opened"),
            List.of(),
            RosterTexts.NONE);
    var setup = ground.setup;
    return new ConsoleContext(
        tokens,
        redis,
        runs.clocks(),
        setup::settings,
        () -> setup,
        BlastServices.of(
            db.database(),
            db.database(),
            runs.clocks(),
            setup::settings,
            () -> setup,
            new Planner(db.database(), () -> setup, runs.clocks().campaign())),
        new InboxService(
            db.database(), () -> NOW, new ConsentStore(), new People(), setup::directory),
        RosterServices.of(
            new ServedRosters(db.database(), () -> NOW, () -> Map.of("line", line), () -> places)),
        _ -> "",
        false);
  }
}
