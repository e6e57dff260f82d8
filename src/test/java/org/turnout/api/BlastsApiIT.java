package org.turnout.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.api.http.ApiJson;
import org.turnout.api.http.Operation;
import org.turnout.testkit.SharedFolder;

class BlastsApiIT {
  @AutoClose private static final ApiClient DESK = new ApiClient();
  private static final String YAML = "application/yaml";

  private static String yaml(String name, String text) {
    return """
    blast: %s
    about: A test
    audience: everyone
    topic: actions
    text: |
      %s
    """
        .formatted(name, text);
  }

  private static ApiClient.Said put(String name, String type, String body, String... headers) {
    return DESK.send(DESK.organizer, "PUT", "/blasts/" + name, type, body, headers);
  }

  private static void someone(String number, String phone) {
    DESK.someone("socal", number, phone);
  }

  private static String planned(String name) {
    put(name, YAML, yaml(name, "Tomorrow is gear day."), "If-None-Match", "*");
    var said = DESK.post(DESK.organizer, "/blasts/" + name + "/plan", "");
    assertThat(said.status()).as(said.body().toString()).isEqualTo(201);
    return said.header("Location").substring(Operation.BASE.length());
  }

  private static ApiClient.Said act(String token, String run, String verb, String body) {
    return body.isEmpty()
        ? DESK.send(token, "POST", run + "/" + verb, "", "")
        : DESK.post(token, run + "/" + verb, body);
  }

  @Test
  void aBlastIsWrittenReadAndReplacedByWhoHasReadIt() {
    var made = put("gear", YAML, yaml("gear", "Hello"), "If-None-Match", "*");
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.at("/topic")).isEqualTo("actions");
    assertThat(made.at("/changedBy")).isEqualTo("api:Oscar");
    var read = DESK.get(DESK.viewer, "/blasts/gear");
    assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).isNotEmpty();
    assertThat(put("gear", YAML, yaml("gear", "Blind")).status()).isEqualTo(428);
    assertThat(put("gear", YAML, yaml("gear", "Old"), "If-Match", "\"0123\"").status())
        .isEqualTo(412);
    assertThat(put("gear", YAML, yaml("gear", "New"), "If-None-Match", "*").status())
        .isEqualTo(412);
    var replaced = put("gear", YAML, yaml("gear", "New"), "If-Match", read.header("ETag"));
    assertThat(replaced.status()).isEqualTo(200);
    assertThat(replaced.at("/yaml")).contains("New");
    assertThat(replaced.header("ETag")).isNotEqualTo(read.header("ETag"));
    assertThat(DESK.get(DESK.viewer, "/blasts").body().path("items").findValuesAsString("name"))
        .contains("gear");
  }

  @Test
  void noInputIsAFaultOfOurs() {
    for (var body :
        List.of(
            "[".repeat(20_000),
            "blast: odd\na: " + "{b: ".repeat(9_000),
            yaml("odd", "Hello").replace("everyone", "heard since +999999999-01-01"),
            yaml("odd", "Hello").replace("everyone", "heard in the last 999999 weeks or x"),
            yaml("odd", "Hello") + "send: {on: +999999999-01-01, at: \"18:00\"}\n")) {
      var said = put("odd", YAML, body, "If-None-Match", "*");
      assertThat(said.status()).as(body.substring(0, 20)).isEqualTo(422);
      assertThat(said.raw().body()).contains("\"errors\"");
    }
    put(
        "long-ago",
        YAML,
        yaml("long-ago", "Hello").replace("everyone", "heard in the last 999999 weeks"),
        "If-None-Match",
        "*");
    assertThat(DESK.post(DESK.organizer, "/blasts/long-ago/plan", "").status()).isLessThan(500);
    assertThat(DESK.get(DESK.viewer, "/blasts?limit=999999999999999999").status()).isEqualTo(400);
  }

  @Test
  void jsonOfTheSameShapeIsTheSameBlast() {
    var made =
        put(
            "json",
            ApiJson.TYPE,
            """
            {"blast": "json", "audience": "everyone", "topic": "actions", "sender": "72347",
             "text": {"en": "Two lines:\\n#1 and \\"2\\"", "es": "Mañana: día 😀"}, "hold": "5 minutes"}
            """);
    assertThat(made.status()).as(made.body().toString()).isEqualTo(200);
    assertThat(made.at("/yaml")).startsWith("blast:").contains("😀", "#1 and \"2\"");
    assertThat(made.body().path("problems").findValuesAsString("severity")).doesNotContain("error");
  }

  @Test
  void everyProblemOfABlastHasItsPlaceInWhatWasSent() {
    var checked =
        DESK.send(
            DESK.organizer,
            "POST",
            "/check",
            YAML,
            "blast: x\naudience: locl is socal\ntopic: actoins\ntext: Hi {frist_name}\n");
    assertThat(checked.status()).isEqualTo(200);
    assertThat(checked.body().path("good").booleanValue()).isFalse();
    assertThat(checked.raw().body())
        .contains("did you mean 'actions'?", "\"line\":2", "\"line\":3");
    var refused =
        put(
            "x",
            ApiJson.TYPE,
            "{\"blast\":\"x\",\n\"audience\":\"everyone\",\n\"topic\":\"actoins\",\n\"text\":\"Hi\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.raw().body()).contains("\"line\":3");
    assertThat(DESK.get(DESK.viewer, "/blasts/x").status()).isEqualTo(404);
  }

  @Test
  void oneNameInBothPlaces() {
    var said = put("one", YAML, yaml("other", "Hi"));
    assertThat(said.status()).isEqualTo(422);
    assertThat(said.at("/errors/0/pointer")).isEqualTo("#/blast");
  }

  @Test
  void anAudienceIsCounted() {
    someone("c1", "+12133730001");
    var said = DESK.post(DESK.viewer, "/audiences/count", "{\"audience\":\"local is socal\"}");
    assertThat(said.body().path("people").intValue()).isPositive();
    var wrong = DESK.post(DESK.viewer, "/audiences/count", "{\"audience\":\"locl is socal\"}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.at("/errors/0/pointer")).isEqualTo("#/audience");
  }

  @Test
  void theWholeLifeOfARun() {
    someone("l1", "+12133730002");
    String run = planned("life");
    var plan = DESK.get(DESK.viewer, run);
    assertThat(plan.at("/state")).isEqualTo("planned");
    assertThat(plan.body().at("/totals/getting").intValue()).isPositive();
    assertThat(act(DESK.organizer, run, "start", "").status()).isEqualTo(409);
    String hash = plan.at("/hash");
    assertThat(act(DESK.viewer, run, "approve", "{\"hash\":\"%s\"}".formatted(hash)).status())
        .isEqualTo(403);
    var wrong = act(DESK.organizer, run, "approve", "{\"hash\":\"0000000000\"}");
    assertThat(wrong.status()).isEqualTo(409);
    assertThat(wrong.at("/next")).contains("approve it with that hash");
    assertThat(
            act(DESK.organizer, run, "approve", "{\"hash\":\"%s\"}".formatted(hash)).at("/state"))
        .isEqualTo("approved");
    assertThat(act(DESK.organizer, run, "schedule", "{\"at\":\"2026-01-01T00:00:00Z\"}").status())
        .isEqualTo(409);
    assertThat(
            act(DESK.organizer, run, "throttle", "{\"perSecond\":5}")
                .body()
                .path("perSecond")
                .intValue())
        .isEqualTo(5);
    assertThat(act(DESK.organizer, run, "throttle", "{}").body().has("perSecond")).isFalse();
    assertThat(act(DESK.organizer, run, "start", "").at("/state")).isEqualTo("started");
    assertThat(act(DESK.organizer, run, "pause", "{\"why\":\" \"}").status()).isEqualTo(422);
    var paused = act(DESK.organizer, run, "pause", "{\"why\":\"a typo\"}");
    assertThat(paused.at("/why")).isEqualTo("a typo");
    var progress = DESK.get(DESK.viewer, run + "/progress").body();
    long sum = 0;
    for (var n : progress.path("states")) {
      sum += n.longValue();
    }
    assertThat(sum).isEqualTo(progress.path("audience").longValue()).isPositive();
    assertThat(act(DESK.organizer, run, "resume", "").at("/state")).isEqualTo("started");
    assertThat(act(DESK.organizer, run, "cancel", "{\"why\":\"called off\"}").at("/state"))
        .isEqualTo("cancelled");
    assertThat(DESK.get(DESK.viewer, run + "/report").status()).isEqualTo(200);
    assertThat(DESK.get(DESK.viewer, run + "/report.csv").raw().body()).startsWith("table,key");
    assertThat(DESK.get(DESK.viewer, "/blasts/life/runs").body().path("items").size()).isEqualTo(1);
  }

  @Test
  void recipientsAreMaskedUnlessSomebodyMayAndAsks() {
    someone("r1", "+12133730003");
    String run = planned("masked");
    var masked = DESK.get(DESK.viewer, run + "/recipients?limit=200");
    assertThat(masked.raw().body()).contains("…0003").doesNotContain("3730003");
    assertThat(DESK.get(DESK.organizer, run + "/recipients?whole=true").status()).isEqualTo(403);
    assertThat(DESK.get(DESK.admin, run + "/recipients?whole=true&limit=200").raw().body())
        .contains("+12133730003");
    assertThat(DESK.get(DESK.organizer, run + "/recipients.csv").status()).isEqualTo(403);
    assertThat(DESK.get(DESK.admin, run + "/recipients.csv").raw().body()).contains("213-373-0003");
    assertThat(DESK.get(DESK.viewer, run + "/recipients?state=skipped").status()).isEqualTo(200);
    assertThat(DESK.get(DESK.viewer, run + "/recipients?state=lost").status()).isEqualTo(400);
  }

  @Test
  void recipientsComeInPagesThatHoldStill() {
    for (int i = 0; i < 5; i++) {
      someone("p" + i, "+1213373001" + i);
    }
    String run = planned("pages");
    var whole = DESK.get(DESK.viewer, run + "/recipients?limit=200").body().path("items");
    var seen = new ArrayList<String>();
    String next = "";
    do {
      var page =
          DESK.get(
              DESK.viewer, run + "/recipients?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next));
      page.body().path("items").forEach(item -> seen.add(item.toString()));
      next = page.at("/next");
    } while (!next.isEmpty());
    var all = new ArrayList<String>();
    whole.forEach(item -> all.add(item.toString()));
    assertThat(seen).isEqualTo(all).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void aTestGoesToOnePhoneOfOurs() {
    someone("t1", "+12133730006");
    put("tested", YAML, yaml("tested", "Hello {first_name|you}."), "If-None-Match", "*");
    var sent = DESK.post(DESK.organizer, "/blasts/tested/test", "{\"phone\":\"213-373-0006\"}");
    assertThat(sent.status()).as(sent.body().toString()).isEqualTo(202);
    assertThat(sent.at("/text")).contains("Hello Ana.");
    var nobody = DESK.post(DESK.organizer, "/blasts/tested/test", "{\"phone\":\"+12133739876\"}");
    assertThat(nobody.status()).isEqualTo(409);
    assertThat(nobody.at("/next")).isNotEmpty();
    assertThat(DESK.post(DESK.organizer, "/blasts/gaer/test", "{\"phone\":\"1\"}").status())
        .isEqualTo(409);
  }

  @Test
  void nobodyIsCorrectedWhoWasSentNothing() {
    someone("k1", "+12133730007");
    String run = planned("uncorrected");
    var said = act(DESK.organizer, run, "correct", "{}");
    assertThat(said.status()).isEqualTo(409);
    assertThat(said.at("/detail")).contains("has reached nobody");
  }

  @Test
  void aChangedTextIsNotApproved() {
    someone("h1", "+12133730004");
    String run = planned("changed");
    String hash = DESK.get(DESK.viewer, run).at("/hash");
    String tag = DESK.get(DESK.viewer, "/blasts/changed").header("ETag");
    put("changed", YAML, yaml("changed", "Something else."), "If-Match", tag);
    var said = act(DESK.admin, run, "approve", "{\"hash\":\"%s\"}".formatted(hash));
    assertThat(said.status()).isEqualTo(409);
    assertThat(said.at("/detail")).contains("changed after this plan");
  }

  @Test
  void whatIsUncertainIsListedMaskedAndDecidedOnByAPerson() {
    long row =
        DESK.db
            .database()
            .inTransaction(handle ->
                handle
                    .createQuery(
                        """
                        insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state,
                          body, planned_at, claimed_at)
                        values (1, 1, 'sms', '+12133739999', '72347', 'service', 'rest', 'uncertain', 'Hi', :now, :then)
                        returning id
                        """)
                    .bind("now", NOW)
                    .bind("then", NOW.minusSeconds(3_600))
                    .mapTo(Long.class)
                    .one());
    var held = DESK.get(DESK.viewer, "/uncertain");
    assertThat(held.raw().body()).contains("…9999", "\"row\":" + row).doesNotContain("3739999");
    assertThat(DESK.post(DESK.viewer, "/uncertain/give-up", "{\"rows\":[1]}").status())
        .isEqualTo(403);
    String body = "{\"rows\":[%d,999999]}".formatted(row);
    var decided = DESK.post(DESK.organizer, "/uncertain/give-up", body).body().path("items");
    assertThat(decided.get(0).path("done").booleanValue()).isTrue();
    assertThat(decided.get(1).path("why").asString()).contains("there is no text");
    assertThat(DESK.get(DESK.viewer, "/uncertain").body().path("items").size()).isZero();
    assertThat(DESK.post(DESK.organizer, "/uncertain/resend", "{\"rows\":[]}").status())
        .isEqualTo(422);
  }

  @Test
  void anAudienceOfNobodyAndAnUnknownBlastAreToldApart() {
    put("nobody", YAML, yaml("nobody", "Hi").replace("everyone", "language is tl"));
    assertThat(DESK.post(DESK.organizer, "/blasts/nobody/plan", "").status()).isEqualTo(422);
    assertThat(DESK.post(DESK.organizer, "/blasts/gaer/plan", "").status()).isEqualTo(404);
    for (String path : List.of("", "/progress", "/report", "/recipients", "/report.csv")) {
      assertThat(DESK.get(DESK.viewer, "/runs/999999" + path).status()).isEqualTo(404);
    }
    assertThat(DESK.get(DESK.viewer, "/runs/abc").status()).isEqualTo(404);
    assertThat(DESK.get(DESK.viewer, "/runs/99999999999999999999").status()).isEqualTo(404);
    assertThat(act(DESK.organizer, "/runs/999999", "start", "").status()).isEqualTo(404);
  }

  @Test
  void noTextOfThisWorldIsAFailureOfOurs() throws IOException {
    someone("n1", "+12133730005");
    String run = planned("naughty");
    var strings = ApiClient.JSON.readTree(Files.readString(SharedFolder.path("vectors/blns.json")));
    for (int i = 0; i < strings.size(); i++) {
      String text = strings.get(i).asString();
      String quoted = ApiClient.JSON.writeValueAsString(text);
      DESK.post(
          DESK.organizer,
          "/check",
          "{\"blast\":%1$s,\"about\":%1$s,\"audience\":%1$s,\"topic\":%1$s,\"text\":%1$s,\"sender\":%1$s}"
              .formatted(quoted));
      DESK.post(DESK.viewer, "/audiences/count", "{\"audience\":%s}".formatted(quoted));
      if (i % 4 != 0) { // one in four goes through every door
        continue;
      }
      DESK.send(DESK.organizer, "POST", "/check", YAML, text);
      DESK.send(DESK.organizer, "POST", "/check", YAML, yaml("x", text));
      DESK.post(
          DESK.viewer,
          "/audiences/count",
          "{\"audience\":%s}".formatted(ApiClient.JSON.writeValueAsString("tag is " + text)));
      act(DESK.organizer, run, "approve", "{\"hash\":%s}".formatted(quoted));
      act(DESK.organizer, run, "schedule", "{\"at\":%s}".formatted(quoted));
      String name = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
      if (!name.isEmpty()
          && name.length() < 1_500
          && !name.contains("%2F")
          && !text.startsWith(".")) {
        DESK.send(DESK.organizer, "PUT", "/blasts/" + name, YAML, yaml("x", "Hi"));
      }
    }
    // Whatever was kept of it is a text that can be read.
    put(
        "kept",
        ApiJson.TYPE,
        "{\"blast\":\"kept\",\"audience\":\"everyone\",\"topic\":\"actions\",\"text\":\"\\u202eHi\"}");
    assertThat(DESK.get(DESK.viewer, "/blasts").status()).isEqualTo(200);
  }
}
