package org.turnout.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.language.Languages;
import org.turnout.settings.Campaign;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.TestDatabase;
import org.turnout.url.LinkDomains;
import org.turnout.web.Metrics;
import org.turnout.web.WebServer;

class ShortLinkRedirectIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final String PLEDGE = "https://example.org/pledge?a=1&b=2#c";
  private static final Campaign CAMPAIGN =
      new Campaign(
          "Alliance",
          "1-800-555-0142",
          Map.of("en", "4 a month"),
          "your steward",
          ZoneId.of("America/Los_Angeles"),
          List.of("en", "es", "tl"));

  /// Those of codes.
  private static final String LETTERS = "23456789bcdfghjkmnpqrstvwxyz";

  private static final ShortLinks LINKS =
      new ShortLinks(
          DB.database(),
          () -> NOW,
          () -> URI.create("https://go.example.org"),
          () -> new LinkDomains(List.of("example.org")));
  private static final ClickCounter CLICKS =
      new ClickCounter(DB.database(), BotFilter.builtIn(), () -> NOW, () -> NOW);
  private static WebServer server;
  private static String path;
  private static String old;

  @BeforeAll
  static void start() {
    path = path(1, NOW.plus(Duration.ofDays(1)));
    old = path(2, NOW);
    var routes =
        new ShortLinkRedirect(LINKS, CLICKS, () -> NOW, () -> CAMPAIGN, Languages.builtIn());
    server = WebServer.start("127.0.0.1", 0, new Metrics(), List.of(routes));
  }

  private static String path(long run, Instant until) {
    String link =
        DB.database()
            .inTransaction(
                handle -> LINKS.forRun(handle, run, List.of(PLEDGE), until).shorten(5, PLEDGE));
    return URI.create(link).getPath();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String at, String... headers) {
    return LocalHttp.get(server.port(), at, headers);
  }

  @Test
  void aLinkLeadsOnAndNothingKeepsIt() {
    var answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains(PLEDGE);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
  }

  @Test
  void headersAloneLeadOnToo() {
    var answer = LocalHttp.send(LocalHttp.request(server.port(), path).HEAD());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains(PLEDGE);
  }

  @Test
  void aFullStopOrCapitalsDoNoHarm() {
    assertThat(get(path + ".").statusCode()).isEqualTo(302);
    assertThat(get("/l/" + path.substring(3).toUpperCase(Locale.ROOT)).statusCode()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?to=https://evil.test",
        "?url=//evil.test",
        "?next=https%3A%2F%2Fevil.test",
        "#https://evil.test"
      })
  void nothingInARequestChangesWhereItLeads(String more) {
    var answer = get(path + more, "X-Forwarded-Host", "evil.test", "Forwarded", "host=evil.test");
    assertThat(answer.headers().firstValue("Location")).contains(PLEDGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/l/zzzzzzzzzz",
        "/l/x",
        "/l/%F0%9F%98%80",
        "/l/..%2f..%2fetc",
        "/l/%22%3E%3Cscript"
      })
  void anUnknownLinkSaysSoInEveryLanguage(String unknown) {
    var answer = get(unknown);
    assertThat(answer.statusCode()).isIn(404, 400);
    if (answer.statusCode() == 404) {
      assertThat(answer.body())
          .contains("We do not know this link", "No conocemos", "Hindi namin", "1-800-555-0142")
          .doesNotContain("script");
    }
  }

  @Test
  void whoGuessesCodesFindsNothing() {
    var random = new Random(28);
    for (int i = 0; i < 500; i++) {
      var code = new StringBuilder();
      random.ints(10, 0, LETTERS.length()).forEach(at -> code.append(LETTERS.charAt(at)));
      assertThat(get("/l/" + code).statusCode()).as("%s", code).isEqualTo(404);
    }
  }

  @Test
  void anExpiredLinkSaysSo() {
    var answer = get(old);
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body()).contains("expired");
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }
}
