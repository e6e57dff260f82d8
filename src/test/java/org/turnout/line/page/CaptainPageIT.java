package org.turnout.line.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The captain's page over HTTP: who gets in, and that what it says counts once.
class CaptainPageIT {
  @AutoClose private final PageServer page = new PageServer();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String path = page.path();

  @Test
  void aLinkAloneOpensNothingAndACodeMakesTheDeviceKnown() {
    assertThat(get(path, "").body()).contains("This device is new here").doesNotContain("Ana Cruz");
    assertThat(get(path + "/people", "").statusCode()).isEqualTo(401);
    assertThat(get(path.replaceFirst(".$", "!x"), "").statusCode()).isEqualTo(404);
    form(path + "/code", "");
    form(path + "/code", "");
    assertThat(page.column("select body from outbox")).as("one a minute").hasSize(1);
    assertThat(form(path + "/open", "code=000").statusCode()).isEqualTo(403);
    String cookie = cookie();
    assertThat(get(path, cookie).body()).contains("Ana Cruz", "Bo Diaz", "Sunset Oct 5");
    assertThat(get(path, cookie).headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(it -> assertThat(it).doesNotContain("unsafe"));
    assertThat(form(path + "/open", "code=" + page.code()).statusCode())
        .as("used up")
        .isEqualTo(403);
  }

  @Test
  void fiveWrongTriesEndACode() {
    form(path + "/code", "");
    String right = page.code();
    for (int i = 0; i < 5; i++) {
      form(path + "/open", "code=nope");
    }
    assertThat(form(path + "/open", "code=" + right).statusCode()).isEqualTo(403);
  }

  @Test
  void aDoubleSyncFromTwoDevicesAtOnceCountsOnce() throws Exception {
    String cookie = cookie();
    String marks =
        marks(mark(page.ana, "arrived", "2026-10-05T13:02:00Z"), mark(page.bo, "missed", ""));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent =
          IntStream.range(0, 6)
              .mapToObj(
                  _ -> (Callable<Integer>) () -> post(path + "/marks", cookie, marks).statusCode())
              .toList();
      for (var one : threads.invokeAll(sent)) {
        assertThat(one.get()).isEqualTo(200);
      }
    }
    post(path + "/marks", cookie, marks(mark(page.ana, "arrived", "")));
    assertThat(page.column("select outcome from line_mark order by at, outcome"))
        .containsExactlyInAnyOrder("news", "news", "known");
    assertThat(
            page.column(
                "select arrived_by || ' ' || (claimed_at is not null) from attendance where"
                    + " arrived_at is not null"))
        .containsExactly("page:Cal Reyes true");
    assertThat(page.column("select 'x' from absence where found_at is null")).hasSize(1);
    assertThat(page.column("select 'x' from reservation where checked_in_at is not null"))
        .hasSize(1);
  }

  @Test
  void theClockOfThePhoneIsNotBelievedAndACheckInIsNeverUndone() {
    String cookie = cookie();
    post(path + "/marks", cookie, marks(mark(page.ana, "arrived", "2031-01-01T00:00:00Z")));
    post(path + "/marks", cookie, marks(mark(page.ana, "missed", "")));
    assertThat(
            page.column(
                "select 'x' from attendance where claimed_at is null and missed_at is null and"
                    + " arrived_at is not null"))
        .hasSize(1);
    assertThat(post(path + "/marks", cookie, "{\"marks\": [{\"id\": \"no\"}]}").statusCode())
        .isEqualTo(400);
    assertThat(post(path + "/marks", "", marks(mark(page.bo, "arrived", ""))).statusCode())
        .isEqualTo(401);
    post(path + "/marks", cookie, marks(mark(4_711, "arrived", "")));
    assertThat(page.column("select outcome from line_mark where person_id = 4711"))
        .containsExactly("nobody");
  }

  @Test
  void whoCameWithoutAShiftIsAddedOnceByPhoneNameOrCodeAndAStrangerIsANote() {
    page.run("update person set site_id = (select id from site where slug = 'sunset')");
    long cy = page.walkIn("Cy Énfant", "sunset");
    long dee = page.walkIn("Dee Elsewhere", "downey");
    String cookie = cookie();
    String twice = came("cy enfant");
    for (int i = 0; i < 2; i++) {
      post(path + "/marks", cookie, marks(twice, came("  Cy  Enfant "), came(page.phone(cy))));
    }
    assertThat(post(path + "/marks", cookie, marks(came("Dee Elsewhere"))).body())
        .contains("\"notes\":[\"Dee Elsewhere\"]");
    post(path + "/marks", cookie, marks(came("dee elsewhere"), came(page.phone(dee))));
    post(path + "/marks", cookie, marks(came(page.code(page.bo))));
    assertThat(page.column("select person_id from attendance where reservation_id is null"))
        .as("Dee is of another site")
        .containsExactly(String.valueOf(cy));
    assertThat(page.column("select person_id from attendance where reservation_id is not null"))
        .as("a code of this very shift is no walk-in")
        .containsExactly(String.valueOf(page.bo));
    assertThat(page.column("select who from line_mark where outcome = 'note' order by who"))
        .containsExactlyInAnyOrder("Dee Elsewhere", page.phone(dee));
    assertThat(page.column("select name from person where name ilike 'dee%'")).hasSize(1);
    assertThat(post(path + "/marks", cookie, marks(came(" "))).statusCode()).isEqualTo(400);
  }

  private static String came(String who) {
    return "{\"id\": \"%s\", \"who\": \"%s\", \"act\": \"came\"}".formatted(UUID.randomUUID(), who);
  }

  @Test
  void aPageThatComesBackAfterItsShiftWasCalledOffOrIsOverIsToldSoAndLosesNothing() {
    String cookie = cookie();
    page.run("update place set closed = true");
    assertThat(post(path + "/marks", cookie, marks(mark(page.ana, "arrived", ""))).body())
        .contains("CALLED_OFF");
    page.now = PageServer.STARTS.plus(Duration.ofHours(17));
    assertThat(post(path + "/marks", cookie, marks(mark(page.bo, "arrived", ""))).body())
        .contains("OVER")
        .doesNotContain("Ana Cruz");
    assertThat(page.column("select 'x' from attendance where arrived_at is not null")).hasSize(2);
  }

  private String cookie() {
    page.now = page.now.plus(Duration.ofMinutes(2));
    form(path + "/code", "");
    var answer = form(path + "/open", "code=" + page.code());
    assertThat(answer.statusCode()).isEqualTo(303);
    String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(set).contains("HttpOnly", "Path=/line/");
    return set.substring(0, set.indexOf(';'));
  }

  private static String mark(long person, String act, String at) {
    return "{\"id\": \"%s\", \"person\": %d, \"act\": \"%s\", \"at\": \"%s\"}"
        .formatted(UUID.randomUUID(), person, act, at);
  }

  private static String marks(String... all) {
    return "{\"marks\": [" + String.join(", ", List.of(all)) + "]}";
  }

  private HttpResponse<String> get(String path, String cookie) {
    return send(request(path, cookie).GET());
  }

  private HttpResponse<String> form(String path, String body) {
    return send(
        request(path, "")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> post(String path, String cookie, String json) {
    return send(
        request(path, cookie)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path, String cookie) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page.port() + path))
        .header("Cookie", cookie.isEmpty() ? "none=1" : cookie);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
