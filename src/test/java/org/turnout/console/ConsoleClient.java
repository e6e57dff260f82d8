package org.turnout.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.turnout.access.Role;
import org.turnout.access.Sessions;
import org.turnout.access.Tokens;
import org.turnout.app.KnownWaits;
import org.turnout.audit.Actor;
import org.turnout.blast.BlastServices;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.run.PlannedRuns;
import org.turnout.inbox.InboxService;
import org.turnout.people.ConsentStore;
import org.turnout.people.People;
import org.turnout.redis.RedisPool;
import org.turnout.roster.Roster;
import org.turnout.roster.ServedRosters;
import org.turnout.roster.board.RosterServices;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;
import org.turnout.web.Metrics;
import org.turnout.web.WebServer;

/// A console of its own, and people who are signed in to it. It is Friday, October 2, 2026, 18:10
/// UTC.
final class ConsoleClient implements AutoCloseable {
  final TestDatabase db = TestDatabase.fresh();
  final PlannedRuns runs = new PlannedRuns(db);
  final org.turnout.blast.plan.BlastCampaign ground = new org.turnout.blast.plan.BlastCampaign(db);
  final BlastContext setup = ground.setup;

  /// Name to roster; tests put their own there.
  final Map<String, Roster> rosters = new ConcurrentHashMap<>();

  private final RedisPool redis = RedisPool.open(TestServers.redisUrl());
  private final Tokens tokens = new Tokens(db.database(), runs.clocks().machine());
  private final Sessions sessions = new Sessions(redis, tokens);
  private final WebServer server = serve();

  private WebServer serve() {
    var ground =
        new ConsoleContext(
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
                    new Planner(db.database(), () -> setup, runs.clocks().campaign()))
                .saying(
                    new KnownWaits(
                        db.database(),
                        runs.clocks(),
                        () -> setup.settings().campaign().zone(),
                        _ -> Optional.empty())),
            new InboxService(
                db.database(),
                runs.clocks().campaign(),
                new ConsentStore(),
                new People(),
                setup::directory),
            RosterServices.of(
                new ServedRosters(
                    db.database(), runs.clocks().campaign(), () -> rosters, setup::directory)),
            _ -> "",
            false);
    return WebServer.start("127.0.0.1", 0, new Metrics(), List.of(new Console(ground)));
  }

  Someone someone(String name, Role role) {
    var token = tokens.create(name, role, Duration.ofDays(1), new Actor("test", "cli")).token();
    String key = sessions.open(tokens.check(token.value()).orElseThrow()).orElseThrow().value();
    return new Someone(key, ((Sessions.Found.Open) sessions.find(key)).form(), server.port());
  }

  /// Somebody who is signed in.
  record Someone(String key, String form, int port) {
    HttpResponse<String> get(String path) {
      return LocalHttp.get(port, "/console" + path, "Cookie", cookie(), "Accept", "text/html");
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
      var body = new StringBuilder("form=" + form);
      fields.forEach((name, value) ->
          body.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8)));
      return LocalHttp.post(
          port,
          "/console" + path,
          body.toString(),
          "Cookie",
          cookie(),
          "Content-Type",
          "application/x-www-form-urlencoded");
    }

    /// What somebody who is not signed in gets.
    HttpResponse<String> stranger(String path) {
      return LocalHttp.get(port, path, "Accept", "text/html");
    }

    private String cookie() {
      return Cookies.SESSION + "=" + key;
    }
  }

  /// What a hidden field of a page holds.
  static String hidden(HttpResponse<String> page, String name) {
    var field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.body());
    assertThat(field.find()).as(page.body()).isTrue();
    return field.group(1);
  }

  @Override
  public void close() {
    server.close();
    redis.close();
    db.close();
  }
}
