package org.turnout.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.blast.plan.BlastCampaign;
import org.turnout.testkit.TestPeople;

/// The repository's picket over the interface; its first shift is at Sunset on October 5 at six.
class RostersApiIT {
  private static final String SHIFTS = "/rosters/picket/shifts";
  private static final String SIX = SHIFTS + "/sunset-2026-10-05-0600";

  @AutoClose private static final ApiClient DESK = new ApiClient(ApiClient::withRosters);

  @Test
  void shiftsAreListedByPageAndOneIsShownWithItsPeople() {
    var who = TestPeople.someone(DESK.db);
    assertThat(post(DESK.organizer, SIX + "/add", person(who.person().id())).status())
        .isEqualTo(200);
    assertThat(DESK.get(DESK.viewer, "/rosters").body().at("/rosters/0").asString())
        .isEqualTo("picket");
    var first = DESK.get(DESK.viewer, SHIFTS + "?site=sunset&limit=2");
    assertThat(first.body().path("items").size()).isEqualTo(2);
    assertThat(first.at("/items/0/fill")).isNotEmpty();
    assertThat(
            DESK.get(DESK.viewer, SHIFTS + "?site=sunset&limit=2&cursor=" + first.at("/next"))
                .at("/items/0/shift"))
        .isNotEqualTo(first.at("/items/0/shift"));
    var sheet = DESK.get(DESK.organizer, SIX);
    assertThat(sheet.at("/seats/0/state")).isEqualTo("held");
    assertThat(sheet.at("/notice/why")).isEqualTo("noticed");
    assertThat(sheet.raw().body()).doesNotContain(who.address().value());
    assertThat(DESK.get(DESK.viewer, SIX).body().at("/seats/0").has("name")).isFalse();
  }

  @Test
  void actsAreThoseOfTheCommandsAndSayWhatIsWrongByField() {
    String ten = SHIFTS + "/sunset-2026-10-05-1000";
    assertThat(post(DESK.viewer, ten + "/close", "{}").status()).isEqualTo(403);
    var moved = post(DESK.organizer, ten + "/move", "{\"start\": \"11:00\", \"end\": \"15:00\"}");
    assertThat(moved.at("/shift")).isEqualTo("sunset-2026-10-05-1000");
    var wrong = post(DESK.organizer, ten + "/move", "{\"start\": \"late\", \"day\": \"soon\"}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.raw().body()).contains("/start", "/day", "a day such as 2026-10-12");
    assertThat(post(DESK.organizer, ten + "/room", "{\"room\": -1}").status()).isEqualTo(422);
    assertThat(post(DESK.organizer, ten + "/add", person(999_999)).status()).isEqualTo(404);
    assertThat(post(DESK.organizer, ten + "/close", "{\"reason\": \"rain\"}").status())
        .isEqualTo(200);
    assertThat(post(DESK.organizer, ten + "/close", "{}").status()).isEqualTo(409);
    assertThat(DESK.get(DESK.viewer, "/rosters/nowhere/shifts").status()).isEqualTo(404);
  }

  @Test
  void shiftsAtRiskSayWhatTheyLackAndWhatToDo() {
    DESK.db
        .database()
        .with(handle ->
            handle.execute(
                """
                insert into place (roster, slug, site_id, day, starts_at, ends_at, room, taken)
                select 'picket', 'risky', id, '2026-10-02', ?, ?, 8, 2 from site where slug = 'sunset'
                """,
                BlastCampaign.NOW.plusSeconds(3_600).atOffset(ZoneOffset.UTC),
                BlastCampaign.NOW.plusSeconds(7_200).atOffset(ZoneOffset.UTC)));
    try {
      var risks = DESK.get(DESK.viewer, "/rosters/picket/risk?site=sunset");
      assertThat(risks.at("/shifts/0/shift")).isEqualTo("risky");
      assertThat(risks.at("/shifts/0/lacks/0")).isEqualTo("6 of 8 places open");
      assertThat(risks.at("/shifts/0/next/0")).contains("Write a blast");
    } finally {
      DESK.db.database().with(handle -> handle.execute("delete from place where slug = 'risky'"));
    }
  }

  @Test
  void aCallOffNeedsTheCodeOfItsPlan() {
    String off = "/rosters/picket/call-off";
    assertThat(post(DESK.organizer, off, "{\"what\": \"moon\"}").status()).isEqualTo(422);
    var plan = post(DESK.organizer, off, "{\"what\": \"site\", \"of\": \"mission\"}");
    assertThat(plan.body().path("shifts").asInt()).isEqualTo(15);
    assertThat(
            post(
                    DESK.organizer,
                    off,
                    "{\"what\": \"site\", \"of\": \"mission\", \"code\": \"00000000\"}")
                .status())
        .isEqualTo(409);
    var done =
        post(
            DESK.organizer,
            off,
            "{\"what\": \"site\", \"of\": \"mission\", \"code\": \"%s\"}"
                .formatted(plan.at("/code")));
    assertThat(done.status()).isEqualTo(200);
    assertThat(post(DESK.organizer, "/rosters/picket/return", "").status()).isEqualTo(200);
  }

  @Test
  void filesGoOutAndAreTriedBeforeTheyComeIn() {
    String csv = "site,day,start,end,room\nsunset,2026-10-10,6:00,10:00,8\n";
    String path = "/rosters/picket/shifts/import";
    assertThat(csv(DESK.viewer, path, csv).status()).isEqualTo(403);
    assertThat(csv(DESK.organizer, path, csv).body().path("applied").asBoolean()).isFalse();
    var wrong = csv(DESK.organizer, path + "?apply=true", csv + "moon,2026-10-10,6:00,9:00,1\n");
    assertThat(wrong.body().path("applied").asBoolean()).isFalse();
    assertThat(wrong.at("/problems/0/why")).isEqualTo("site: there is no such site");
    var done = csv(DESK.organizer, path + "?apply=true", csv);
    assertThat(done.body().path("applied").asBoolean()).isTrue();
    var file = DESK.get(DESK.viewer, "/rosters/picket/shifts.csv").raw().body();
    assertThat(file).contains("sunset-2026-10-10-0600,sunset,2026-10-10,6:00,10:00,8");
    assertThat(DESK.get(DESK.organizer, "/rosters/picket/people.csv").status()).isEqualTo(403);
    assertThat(DESK.get(DESK.admin, "/rosters/picket/people.csv").raw().body())
        .startsWith("shift,site,day,start,person,name,phone");
  }

  private static ApiClient.Said csv(String token, String path, String csv) {
    return DESK.send(token, "POST", path, "text/csv", csv);
  }

  @Test
  void aStewardSeesTheSitesThatTheyAreToldFor() {
    String dana = DESK.token("Dana Reyes", Role.STEWARD);
    assertThat(DESK.get(dana, SHIFTS + "?site=mission").status()).isEqualTo(200);
    assertThat(DESK.get(dana, SHIFTS + "?site=sunset").status()).isEqualTo(404);
    assertThat(DESK.get(dana, SIX).status()).isEqualTo(404);
    assertThat(DESK.get(dana, "/rosters/picket/notices").raw().body()).doesNotContain("sunset");
  }

  private static String person(long id) {
    return "{\"person\": \"%d\"}".formatted(id);
  }

  private static ApiClient.Said post(String token, String path, String body) {
    return DESK.post(token, path, body);
  }
}
