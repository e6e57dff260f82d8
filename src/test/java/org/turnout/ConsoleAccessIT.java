package org.turnout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.access.Tokens;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.blast.plan.PlanOutcome;
import org.turnout.blast.plan.Planner;
import org.turnout.lab.cli.DemoCommand;
import org.turnout.lab.rehearsal.Rehearsal;
import org.turnout.lab.time.MovableClock;
import org.turnout.settings.Secret;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.SeverableLink;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;
import org.turnout.testkit.program.ProgramSettings;

/// Who gets in to the console and who does what there, asked without a browser.
class ConsoleAccessIT {
  private static final Path HOME = Path.of(".");
  private static final Actor KIM = new Actor("kim", "cli");
  private static final TestDatabase DB = TestDatabase.fresh();
  private static final Secret REDIS_URL = TestServers.redisUrl();
  private static final SeverableLink REDIS = SeverableLink.to(REDIS_URL);
  private static final AtomicInteger PEOPLE = new AtomicInteger();
  private static final AtomicInteger PLACES = new AtomicInteger();
  private static final Rehearsal TURNOUT = start();
  private static final int PORT = TURNOUT.turnout().port();
  private static final Tokens TOKENS = new Tokens(DB.database(), InstantSource.system());
  private static final long RUN = plan();

  private static Rehearsal start() {
    var variables = new HashMap<>(ProgramSettings.variables(DB));
    variables.put("REDIS_URL", REDIS.through(REDIS_URL).value());
    var environment = ProgramSettings.environment(variables);
    var clock = new MovableClock(InstantSource.system());
    return DemoCommand.open(HOME, variables, environment, ProgramSettings.files(HOME), 60, clock);
  }

  private static long plan() {
    var served = TURNOUT.turnout().served();
    var planner = new Planner(DB.database(), served::setup, InstantSource.system());
    return switch (planner.plan("gear-day", KIM, _ -> {})) {
      case PlanOutcome.Planned planned -> planned.runId();
      case PlanOutcome.Refused(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  @AfterAll
  static void close() {
    TURNOUT.close();
    REDIS.close();
    DB.close();
  }

  private static final List<String> PAGES =
      List.of(
          "/console/blasts",
          "/console/blasts/gear-day",
          "/console/blasts/gear-week/series",
          "/console/runs/" + RUN,
          "/console/runs/" + RUN + "/controls",
          "/console/runs/" + RUN + "/uncertain",
          "/console/runs/" + RUN + "/report.csv",
          "/console/blasts/gear-day/plan/progress",
          "/console/inbox");

  private static final List<String> DEEDS =
      List.of(
          "/console/blasts",
          "/console/blasts/gear-day/plan",
          "/console/blasts/gear-day/test",
          "/console/blasts/gear-week/series/approve",
          "/console/blasts/gear-week/series/end",
          "/console/inbox/1/claim",
          "/console/inbox/1/answer",
          "/console/inbox/1/note",
          "/console/inbox/1/close",
          "/console/inbox/1/release",
          "/console/inbox/1/number",
          "/console/holds/1/release",
          "/console/holds/1/stop",
          "/console/runs/" + RUN + "/correct",
          "/console/runs/" + RUN + "/uncertain/1/resend",
          "/console/runs/" + RUN + "/uncertain/1/give-up",
          "/console/runs/" + RUN + "/approve",
          "/console/runs/" + RUN + "/start",
          "/console/runs/" + RUN + "/start-at",
          "/console/runs/" + RUN + "/pause",
          "/console/runs/" + RUN + "/resume",
          "/console/runs/" + RUN + "/cancel",
          "/console/runs/" + RUN + "/throttle");

  /// Somebody who is signed in.
  private record Someone(String name, String cookie, String form) {
    HttpResponse<String> get(String path) {
      return LocalHttp.get(PORT, path, "Cookie", cookie, "Accept", "text/html");
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
      return ConsoleAccessIT.post(path, cookie, fields);
    }
  }

  private static Someone someone(Role role) {
    String name = "Person " + PEOPLE.incrementAndGet();
    String token = TOKENS.create(name, role, Duration.ofDays(1), KIM).token().value();
    var page = LocalHttp.get(PORT, "/console/sign-in", "X-Forwarded-For", place());
    var in = signIn(page, token, place());
    assertThat(in.statusCode()).isEqualTo(303);
    String cookie = cookie(in, "turnout_console");
    var list = LocalHttp.get(PORT, "/console/blasts", "Cookie", cookie, "Accept", "text/html");
    return new Someone(name, cookie, found("data-form=\"([^\"]+)\"", list.body()));
  }

  private static String place() {
    return "192.0.2." + PLACES.incrementAndGet();
  }

  private static HttpResponse<String> signIn(HttpResponse<String> page, String code, String from) {
    return post(
        "/console/sign-in",
        cookie(page, "turnout_sign_in"),
        Map.of("form", found("name=\"form\" value=\"([^\"]+)\"", page.body()), "code", code),
        "X-Forwarded-For",
        from);
  }

  private static HttpResponse<String> post(
      String path, String cookie, Map<String, String> fields, String... more) {
    var headers =
        new ArrayList<>(
            List.of("Cookie", cookie, "Content-Type", "application/x-www-form-urlencoded"));
    headers.addAll(List.of(more));
    var body = new StringBuilder();
    fields.forEach((name, value) ->
        body.append(name).append('=').append(URLEncoder.encode(value, UTF_8)).append('&'));
    return LocalHttp.post(PORT, path, body.toString(), headers.toArray(String[]::new));
  }

  private static String cookie(HttpResponse<String> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(set -> set.startsWith(name + "="))
        .map(set -> set.substring(0, set.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }

  private static String found(String pattern, String in) {
    var matcher = Pattern.compile(pattern).matcher(in);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static String state() {
    return DB.database()
        .with(handle ->
            handle
                .createQuery("select state from blast_run where id = :id")
                .bind("id", RUN)
                .mapTo(String.class)
                .one());
  }

  @Test
  void whoeverIsNotSignedInIsAskedToAndDoesNothing() {
    for (var page : PAGES) {
      var asked = LocalHttp.get(PORT, page, "Accept", "text/html");
      assertThat(asked.statusCode()).as(page).isEqualTo(302);
      assertThat(asked.headers().firstValue("Location").orElseThrow()).contains("/console/sign-in");
      var part = LocalHttp.get(PORT, page, "HX-Request", "true");
      assertThat(part.statusCode()).as(page).isEqualTo(401);
      assertThat(part.body()).contains("sign in");
    }
    for (var deed : DEEDS) {
      assertThat(post(deed, "turnout_console=made-up", Map.of("form", "x")).statusCode())
          .as(deed)
          .isEqualTo(401);
    }
    assertThat(state()).isEqualTo("planned");
  }

  @Test
  void aFormFromElsewhereDoesNothingEvenInASession() {
    var boss = someone(Role.ADMIN);
    for (var deed : DEEDS) {
      assertThat(boss.post(deed, Map.of()).statusCode()).as(deed).isEqualTo(403);
      assertThat(boss.post(deed, Map.of("form", someone(Role.ADMIN).form())).body())
          .contains("did not come from a page of your session");
    }
    assertThat(state()).isEqualTo("planned");
  }

  @Test
  void aViewerLooksOnAndDoesNothing() {
    var viewer = someone(Role.VIEWER);
    for (var page : PAGES) {
      assertThat(viewer.get(page).statusCode()).as(page).isEqualTo(200);
    }
    for (var deed : DEEDS) {
      var refused = viewer.post(deed, Map.of("form", viewer.form(), "why", "x", "hash", "x"));
      assertThat(refused.statusCode()).as(deed).isEqualTo(403);
      assertThat(refused.body()).contains("Your role, viewer, does not allow this");
    }
    assertThat(viewer.get("/console/runs/" + RUN).body()).doesNotContain("Cancel it for good");
    assertThat(state()).isEqualTo("planned");
  }

  @Test
  void wholeNumbersAreForAdminsAndTakingThemOutIsWrittenDown() {
    String file = "/console/runs/" + RUN + "/recipients.csv";
    assertThat(someone(Role.VIEWER).get(file).statusCode()).isEqualTo(403);
    assertThat(someone(Role.ORGANIZER).get(file).statusCode()).isEqualTo(403);
    var admin = someone(Role.ADMIN);
    var out = admin.get(file);
    assertThat(out.statusCode()).isEqualTo(200);
    assertThat(out.headers().firstValue("Content-Disposition").orElseThrow())
        .isEqualTo("attachment; filename=\"gear-day-1-recipients.csv\"");
    assertThat(out.body().lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.matches("[0-9]{3}-[0-9]{3}-[0-9]{4},.*"));
    var entry = DB.database().with(handle -> Audit.newest(handle, 1)).getFirst();
    assertThat(List.of(entry.actor(), entry.act(), entry.subject()))
        .isEqualTo(List.of(new Actor(admin.name(), "console"), "export.recipients", "run " + RUN));
  }

  @Test
  void aLinkOpensOneSessionAndItsCookieIsReadByNoScript() {
    TOKENS.create("Lin Link", Role.VIEWER, Duration.ofDays(1), KIM);
    String code = TOKENS.link("Lin Link").orElseThrow().value();
    String from = place();
    var in = signIn(LocalHttp.get(PORT, "/console/sign-in"), code, from);
    assertThat(in.headers().firstValue("Location").orElseThrow()).endsWith("/console/blasts");
    assertThat(in.headers().allValues("Set-Cookie"))
        .anySatisfy(set ->
            assertThat(set)
                .startsWith("turnout_console=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/console"));
    var again = signIn(LocalHttp.get(PORT, "/console/sign-in"), code, from);
    assertThat(again.statusCode()).isEqualTo(403);
    assertThat(again.body()).contains("A link works once");
  }

  @Test
  void signingInMakesAKeyOfItsOwnWhateverTheBrowserBrought() {
    String token = TOKENS.create("Fi Fixed", Role.VIEWER, Duration.ofDays(1), KIM).token().value();
    var page = LocalHttp.get(PORT, "/console/sign-in");
    String planted = "turnout_console=planted-by-somebody-else";
    var in =
        post(
            "/console/sign-in",
            planted + "; " + cookie(page, "turnout_sign_in"),
            Map.of("form", found("name=\"form\" value=\"([^\"]+)\"", page.body()), "code", token));
    assertThat(in.statusCode()).isEqualTo(303);
    String own = cookie(in, "turnout_console");
    assertThat(own).isNotEqualTo(planted).hasSizeGreaterThan(40);
    assertThat(status(planted)).isEqualTo(302);
    assertThat(status(own)).isEqualTo(200);
  }

  private static int status(String cookie) {
    return LocalHttp.get(PORT, "/console/blasts", "Cookie", cookie, "Accept", "text/html")
        .statusCode();
  }

  @Test
  void theSixthTryIsRefusedWhateverItBrings() {
    String from = place();
    String token = TOKENS.create("Sue Six", Role.VIEWER, Duration.ofDays(1), KIM).token().value();
    var page = LocalHttp.get(PORT, "/console/sign-in");
    for (int i = 0; i < 5; i++) {
      assertThat(signIn(page, "wrong" + i, from).statusCode()).isEqualTo(403);
    }
    var refused = signIn(page, token, from);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("Too many wrong tries");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(signIn(page, token, place()).statusCode()).isEqualTo(303);
  }

  @Test
  void theSignInFormOfAnotherBrowserIsNotTaken() {
    String token = TOKENS.create("Xe Form", Role.VIEWER, Duration.ofDays(1), KIM).token().value();
    var page = LocalHttp.get(PORT, "/console/sign-in");
    var other = LocalHttp.get(PORT, "/console/sign-in");
    var refused =
        post(
            "/console/sign-in",
            cookie(other, "turnout_sign_in"),
            Map.of("form", found("name=\"form\" value=\"([^\"]+)\"", page.body()), "code", token));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().allValues("Set-Cookie"))
        .noneMatch(set -> set.startsWith("turnout_console"));
  }

  @Test
  void signingInLeadsToPagesOfOursOnly() {
    for (var to :
        List.of("https://example.com/", "//example.com", "/console/sign-in", "/metrics")) {
      var page = LocalHttp.get(PORT, "/console/sign-in?to=" + URLEncoder.encode(to, UTF_8));
      assertThat(page.body()).contains("name=\"to\" value=\"/console/blasts\"");
    }
  }

  @Test
  void aRevokedTokenEndsItsSessionAtOnce() {
    var gone = someone(Role.ADMIN);
    assertThat(gone.get("/console/blasts").statusCode()).isEqualTo(200);
    TOKENS.revoke(gone.name(), KIM);
    assertThat(gone.get("/console/blasts").statusCode()).isEqualTo(302);
  }

  @Test
  void signingOutEndsTheSessionOnTheServerToo() {
    var one = someone(Role.VIEWER);
    assertThat(one.post("/console/sign-out", Map.of("form", one.form())).statusCode())
        .isEqualTo(303);
    assertThat(one.get("/console/blasts").statusCode()).isEqualTo(302);
  }

  @Test
  void withoutRedisTheConsoleSaysSo() {
    var one = someone(Role.ORGANIZER);
    REDIS.cut();
    try {
      var away = one.get("/console/blasts");
      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(away.body()).contains("Redis does not answer", "blasts wait");
    } finally {
      REDIS.fix();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> one.get("/console/blasts").statusCode() == 200);
  }

  @Test
  void whatIsNotThereSaysSoInWords() {
    var one = someone(Role.ORGANIZER);
    for (var page :
        List.of(
            "/console/runs/999999",
            "/console/runs/x",
            "/console/blasts/no-such-blast",
            "/console/blasts/no-such-blast/series",
            "/console/blasts/gear-day/series")) {
      var missing = one.get(page);
      assertThat(missing.statusCode()).as(page).isEqualTo(404);
      assertThat(missing.body()).contains("There is no");
    }
    var deed = one.post("/console/runs/999999/pause", Map.of("form", one.form()));
    assertThat(deed.statusCode()).isEqualTo(404);
  }

  @Test
  void anActThatDoesNotFitSaysWhatToDoInstead() {
    var one = someone(Role.ORGANIZER);
    var refused = one.post("/console/runs/" + RUN + "/resume", Map.of("form", one.form()));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("it cannot be resumed", "read the plan and approve it");
    var hash =
        one.post(
            "/console/runs/" + RUN + "/approve", Map.of("form", one.form(), "hash", "00000000"));
    assertThat(hash.body()).contains("this is not the plan that was read");
    assertThat(state()).isEqualTo("planned");
  }
}
