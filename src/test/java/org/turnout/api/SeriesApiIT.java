package org.turnout.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.api.http.ApiJson;
import org.turnout.api.http.IdempotencyKeys;
import org.turnout.blast.text.BlastStore;

/// The campaign's time is Friday, October 2, 2026, 18:10 UTC; 'approval above' is 1,000.
class SeriesApiIT {
  @AutoClose private static final ApiClient DESK = new ApiClient();

  private static String yaml(String name, int atMost) {
    return """
    blast: %s
    about: Gear day
    audience: everyone
    topic: actions
    text: |
      Tomorrow is gear day.
    every:
      at most: %d
      cost at most: 90.50
      until: 2026-10-20
      days:
        - day: tuesday
          send: the day before
          at: "18:00"
          region: not state is CA
        - day: saturday
          at: "09:30"
    """
        .formatted(name, atMost);
  }

  private static void written(String name, int atMost) {
    var said =
        DESK.send(DESK.organizer, "PUT", "/blasts/" + name, "application/yaml", yaml(name, atMost));
    assertThat(said.status()).as(said.body().toString()).isEqualTo(200);
  }

  private static ApiClient.Said series(String name) {
    return DESK.get(DESK.viewer, "/blasts/" + name + "/series");
  }

  private static ApiClient.Said approve(String token, String name, String hash) {
    return DESK.post(
        token, "/blasts/" + name + "/series/approve", "{\"hash\":\"%s\"}".formatted(hash));
  }

  private static ApiClient.Said end(String token, String name) {
    return DESK.send(token, "POST", "/blasts/" + name + "/series/end", "", "");
  }

  @Test
  void aSeriesIsReadApprovedOnceAndEnded() {
    written("gear", 500);
    var read = series("gear");
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.at("/state")).isEqualTo("not approved");
    assertThat(read.at("/hash")).isEqualTo(BlastStore.hash(read.at("/yaml")));
    assertThat(read.at("/summary/people")).isEqualTo("Everybody whose phone is in the records.");
    assertThat(read.at("/summary/topicName")).isNotEmpty();
    assertThat(read.body().at("/schedule/atMost").intValue()).isEqualTo(500);
    assertThat(read.at("/schedule/days/0/sent")).isEqualTo("monday");
    assertThat(read.at("/schedule/days/0/region")).isEqualTo("not state is CA");
    assertThat(read.at("/schedule/days/1/words"))
        .isEqualTo(
            "every Saturday at 9:30 AM in each recipient's local time; to the whole audience");
    assertThat(read.body().at("/next").findValuesAsString("on"))
        .containsExactly(
            "2026-10-03", "2026-10-05", "2026-10-10", "2026-10-12", "2026-10-17", "2026-10-19");
    assertThat(read.at("/next/0/firstAt")).isEqualTo("2026-10-03T16:30:00Z");
    assertThat(read.at("/next/0/plannedAt")).isEqualTo("2026-10-03T15:30:00Z");
    var approved = approve(DESK.organizer, "gear", read.at("/hash").substring(0, 8));
    assertThat(approved.status()).as(approved.body().toString()).isEqualTo(200);
    assertThat(approved.at("/state")).isEqualTo("approved");
    assertThat(approved.at("/approved/by")).isEqualTo("api:Oscar");
    var ended = end(DESK.admin, "gear");
    assertThat(ended.at("/state")).isEqualTo("ended");
    assertThat(ended.at("/ended/by")).isEqualTo("api:Ada");
    var again = end(DESK.admin, "gear");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("/detail")).isEqualTo("no series of gear goes on");
    assertThat(again.at("/next")).isNotEmpty();
  }

  @Test
  void aCeilingAboveTheSizeNeedsAnotherThanTheWriter() {
    written("large", 1_001);
    String hash = series("large").at("/hash");
    var alone = approve(DESK.organizer, "large", hash);
    assertThat(alone.status()).isEqualTo(409);
    assertThat(alone.at("/detail"))
        .isEqualTo("a second person must approve: a ceiling of 1,001 is above 1,000");
    assertThat(alone.at("/next")).contains("ask a colleague");
    // The same person with another token is not a second person.
    assertThat(approve(DESK.token("oscar ", Role.ADMIN), "large", hash).status()).isEqualTo(409);
    assertThat(series("large").at("/state")).isEqualTo("not approved");
    assertThat(approve(DESK.admin, "large", hash).at("/state")).isEqualTo("approved");
  }

  @Test
  void aTextThatChangedBetweenReadingAndApprovingIsNotApproved() {
    written("moved", 500);
    var read = series("moved");
    String tag = DESK.get(DESK.viewer, "/blasts/moved").header("ETag");
    var changed = yaml("moved", 500).replace("gear day.", "gear day!");
    DESK.send(DESK.organizer, "PUT", "/blasts/moved", "application/yaml", changed, "If-Match", tag);
    var refused = approve(DESK.admin, "moved", read.at("/hash"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("/detail")).contains("this is not the text that was read");
    assertThat(approve(DESK.admin, "moved", series("moved").at("/hash")).status()).isEqualTo(200);
    String now = DESK.get(DESK.viewer, "/blasts/moved").header("ETag");
    DESK.send(
        DESK.organizer,
        "PUT",
        "/blasts/moved",
        "application/yaml",
        yaml("moved", 9),
        "If-Match",
        now);
    assertThat(series("moved").at("/state")).isEqualTo("changed");
    assertThat(series("moved").body().at("/schedule/atMost").intValue()).isEqualTo(500);
    assertThat(end(DESK.organizer, "moved").at("/state")).isEqualTo("ended");
  }

  @Test
  void anApprovalIsCarriedOutOnceHoweverOftenItIsSent() {
    written("once", 500);
    String body = "{\"hash\":\"%s\"}".formatted(series("once").at("/hash"));
    String path = "/blasts/once/series/approve";
    for (int i = 0; i < 2; i++) {
      var said =
          DESK.send(
              DESK.organizer,
              "POST",
              path,
              ApiJson.TYPE,
              body,
              IdempotencyKeys.HEADER,
              "series-once");
      assertThat(said.at("/state")).isEqualTo("approved");
    }
    int approvals =
        DESK.db
            .database()
            .with(handle ->
                handle
                    .createQuery("select count(*) from audit_entry where subject = 'series once'")
                    .mapTo(Integer.class)
                    .one());
    assertThat(approvals).isOne();
  }

  @Test
  void aBlastWithoutAScheduleAndAnUnknownOneAreToldApart() {
    DESK.send(
        DESK.organizer,
        "PUT",
        "/blasts/plain",
        "application/yaml",
        yaml("plain", 1).replaceFirst("(?s)every:.*", ""));
    assertThat(series("plain").status()).isEqualTo(404);
    assertThat(series("plain").at("/detail")).isEqualTo("plain has no 'every:'");
    assertThat(approve(DESK.organizer, "plain", "0".repeat(64)).status()).isEqualTo(404);
    assertThat(series("plian").at("/next")).contains("plain");
    assertThat(end(DESK.organizer, "plian").status()).isEqualTo(404);
    assertThat(end(DESK.viewer, "plain").status()).isEqualTo(403);
  }
}
