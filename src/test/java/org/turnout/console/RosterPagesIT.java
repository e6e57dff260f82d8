package org.turnout.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.console.PicketDesk.SIX;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.console.ConsoleClient.Someone;

/// Rosters on the console's pages, as they are without a script.
class RosterPagesIT {
  @AutoClose private static final ConsoleClient DESK = new ConsoleClient();
  private static final PicketDesk PICKET = new PicketDesk(DESK);
  private static final Someone ANA = DESK.someone("Ana Cruz", Role.ORGANIZER);
  private static final Someone VERA = DESK.someone("Vera", Role.VIEWER);
  // A steward of San Diego in config/locals.yaml.
  private static final Someone DANA = DESK.someone("Dana Reyes", Role.STEWARD);

  private static String at(String shift) {
    return "/rosters/picket/shifts/" + shift;
  }

  private static String next(String slug) {
    return "sunset-2026-10-05-" + slug;
  }

  @Test
  void theGridSaysOfEachShiftInWordsHowFullItIs() {
    assertThat(ANA.get("/rosters").headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/console/rosters/picket"));
    String page = ANA.get("/rosters/picket").body();
    assertThat(page)
        .contains("Monday, October 5, 2026", "Sunset", "/console/rosters/picket/shifts/" + SIX)
        .containsPattern("slot empty[^<]*<b>[0-9]+:00 [AP]M</b> 0/[0-9]+ <small>empty");
  }

  @Test
  void theAddressNarrowsTheGridAndTurnsItsPages() {
    assertThat(ANA.get("/rosters/picket?site=sunset").body())
        .contains(SIX)
        .doesNotContain("shifts/oakland");
    assertThat(ANA.get("/rosters/picket?local=socal-nurses").body()).contains(SIX);
    assertThat(ANA.get("/rosters/picket?from=2030-01-01").body()).contains("No shift fits this");
    assertThat(ANA.get("/rosters/picket?from=nonsense&page=-1&local=%22%3E%3Cscript%3E").body())
        .contains(SIX)
        .doesNotContain("><script>");
    var unknown = ANA.get("/rosters/picket?local=socal-nurse");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("socal-nurses");
    assertThat(ANA.get("/rosters/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void aShiftThatMayComeOutShortIsOnThePageBeforeItDoesWithWhatToDo() {
    PICKET.soon("sunset-soon");
    try {
      PICKET.waiter("Willa Waits", "sunset-soon");
      String all = ANA.get("/rosters/picket/risk").body();
      assertThat(all)
          .contains("/console/rosters/picket/shifts/sunset-soon", "in 3 h 0 min")
          .contains("6 of 8 places open; no captain")
          .contains("Add some of the 1 in line and 0 on standby. Name a captain.");
      assertThat(ANA.get("/rosters/picket?site=sunset").body())
          .contains("1 shift is at risk within 24 hours", "6 of 8 places open");
      assertThat(ANA.get("/rosters/picket?site=downey").body()).doesNotContain("at risk");
      assertThat(VERA.get("/rosters/picket/risk").body()).contains("6 of 8 places open");
      assertThat(DANA.get("/rosters/picket/risk").body())
          .contains("Nobody is missing")
          .doesNotContain("sunset-soon");
    } finally {
      PICKET.execute(
          "delete from line_entry where place_id = (select id from place where slug ="
              + " 'sunset-soon')");
      PICKET.execute("delete from place where slug = 'sunset-soon'");
    }
  }

  @Test
  void aShiftShowsWhoHasItWhoWaitsAndWhoMayNotKnow() {
    String shift = "sunset-2026-10-06-0600";
    var held = PICKET.holder("Olga Held", shift);
    var here = PICKET.holder("Pia Here", shift);
    PICKET.waiter("Wade Waits", shift);
    PICKET.execute(
        """
        insert into attendance (place_id, person_id, arrived_at, arrived_by)
        select id, ?, timestamptz '2026-10-06 13:00Z', 'self' from place where slug = ?
        """,
        here.person().id(),
        shift);
    PICKET.execute(
        """
        insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state,
          body, planned_at)
        select id, speaker_id, channel, value, '72347', 'service', 'rest', 'undelivered', 'You are in', now()
        from address where id = ?
        """,
        held.addressId());
    PICKET.execute(
        """
        insert into line_mark (id, place_id, who, act, by, at, outcome)
        select gen_random_uuid(), id, 'Gus Stranger', 'came', 'page:Cal', now(), 'note'
        from place where slug = ?
        """,
        shift);
    String page = ANA.get(at(shift)).body();
    assertThat(page)
        .contains(
            "Came and not in the records",
            "Gus Stranger",
            "Olga Held",
            "checked in",
            "Wade Waits",
            "waiting",
            "last text not delivered")
        .contains(held.address().masked(), "the line begins Mon, Oct 5, 6:00 AM")
        .doesNotContain(held.address().value());
    assertThat(VERA.get(at(shift)).body())
        .contains("member " + held.person().id(), "checked in")
        .doesNotContain("Gus Stranger", "Olga Held", held.address().masked(), "Add somebody");
  }

  @Test
  void aStewardSeesTheSitesThatTheyAreToldForAndChangesNothing() {
    assertThat(DANA.get("/rosters/picket?from=2026-10-05").body()).doesNotContain(SIX);
    assertThat(DANA.get(at(SIX)).statusCode()).isEqualTo(404);
    assertThat(DANA.get("/rosters/picket/sites/sunset/2026-10-05").statusCode()).isEqualTo(404);
    for (var someone : new Someone[] {DANA, VERA}) {
      assertThat(someone.post(at(SIX) + "/close", Map.of()).statusCode()).isEqualTo(403);
      assertThat(someone.get("/rosters/picket/call-off").statusCode()).isEqualTo(403);
      assertThat(someone.get("/rosters/picket").body()).doesNotContain("Call off");
    }
  }

  @Test
  void theNoticeClockSaysWhichSiteIsNoticedAndWhenItBegins() {
    assertThat(ANA.get("/rosters/picket/notices").body())
        .contains("Sunset", "open", "noticed", "Mon, Oct 5, 6:00 AM", "in 2 d 18 h");
  }

  @Test
  void aDayAtASiteIsOnePageForPaper() {
    PICKET.holder("Dora Day", "sunset-2026-10-07-0600");
    assertThat(ANA.get("/rosters/picket/sites/sunset/2026-10-07").body())
        .contains("Dora Day", "Wednesday, October 7, 2026", "onpaper");
    assertThat(ANA.get("/rosters/picket/sites/sunset/2030-10-07").statusCode()).isEqualTo(404);
    assertThat(ANA.get("/rosters/picket/sites/sunset/never").statusCode()).isEqualTo(404);
  }

  @Test
  void somebodyIsAddedMovedAndTakenOffAndTheTextsAreShownFirst() {
    var who = PICKET.member("Ada New");
    String number = String.valueOf(who.person().id());
    assertThat(ANA.get(at(SIX)).body())
        .contains("What they hear", "They hear once that they have it");
    var added = ANA.post(at(SIX) + "/add", Map.of("who", number));
    assertThat(added.statusCode()).isEqualTo(303);
    var to = added.headers().firstValue("Location").orElseThrow();
    assertThat(ANA.get(to.replaceFirst(".*/console", "")).body())
        .contains("They have a place. 1 person hears of it", "Ada New");
    var again = ANA.post(at(SIX) + "/add", Map.of("who", number));
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("they have it already", "value=\"" + number + "\"");
    assertThat(ANA.get(at(SIX) + "?person=" + number).body()).contains("Take them off this shift");
    String other = "sunset-2026-10-08-0600";
    assertThat(ANA.post(at(SIX) + "/reseat", Map.of("person", number, "to", other)).statusCode())
        .isEqualTo(303);
    assertThat(ANA.get(at(other)).body()).contains("Ada New");
    assertThat(ANA.post(at(other) + "/remove", Map.of("person", number)).statusCode())
        .isEqualTo(303);
    assertThat(ANA.get(at(other)).body()).doesNotContain("Ada New");
  }

  @Test
  void thePageSaysAndSetsHowManyOfItsPlacesAreSeatedJobs() {
    String shift = at("sunset-2026-10-09-1400");
    assertThat(ANA.post(shift + "/room", Map.of("room", "9", "seats", "2")).statusCode())
        .isEqualTo(303);
    assertThat(ANA.get(shift).body()).contains("0 of 7 on their feet, 0 of 2 seated");
    var wrong = ANA.post(shift + "/room", Map.of("room", "9", "seats", "10"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("id=\"seats-wrong\"");
  }

  @Test
  void whatCantBeIsSaidAtItsFieldAndWhatWasTypedIsStillThere() {
    var wrong = ANA.post(at(SIX) + "/move", Map.of("day", "soon", "start", "9:99", "end", "11:00"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("id=\"day-wrong\"", "this is not a day such as", "id=\"start-wrong\"");
    var back = ANA.post(at(SIX) + "/move", Map.of("start", "11:00", "end", "09:00"));
    assertThat(back.statusCode()).isEqualTo(422);
    assertThat(back.body()).contains("id=\"end-wrong\"", "value=\"09:00\"");
    assertThat(ANA.post(at(SIX) + "/room", Map.of("room", "many")).statusCode()).isEqualTo(422);
    assertThat(ANA.post(at(SIX) + "/room", Map.of("room", "-4")).statusCode()).isEqualTo(422);
    assertThat(ANA.post(at(SIX) + "/add", Map.of("who", "999")).statusCode()).isEqualTo(404);
    assertThat(ANA.post(at(SIX) + "/captain", Map.of("name", "x".repeat(61), "phone", "")).body())
        .contains("id=\"name-wrong\"");
    assertThat(ANA.post(at("nowhere") + "/close", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void aCallOffShowsWhoHearsWhatAndIsDoneOnlyAsItWasShown() {
    String shift = "sunset-2026-10-09-0600";
    PICKET.holder("Hana One", shift);
    PICKET.waiter("Wes Two", shift);
    String plan = "/rosters/picket/call-off?what=shift&of=" + shift;
    var shown = ANA.get(plan);
    assertThat(shown.body())
        .contains(
            "This would end: shift " + shift, "tell 2 people", "What they hear", "lang=\"es\"");
    String code = ConsoleClient.hidden(shown, "code");
    PICKET.holder("Late Comer", shift);
    var stale =
        ANA.post("/rosters/picket/call-off", Map.of("what", "shift", "of", shift, "code", code));
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body()).contains("the plan is another one by now");
    code = ConsoleClient.hidden(ANA.get(plan), "code");
    var done =
        ANA.post("/rosters/picket/call-off", Map.of("what", "shift", "of", shift, "code", code));
    assertThat(done.body()).contains("It is called off: 1 shift and 3 people hear");
    assertThat(ANA.get(at(shift)).body()).contains("This shift is closed", "Nobody has it.");
    assertThat(ANA.get(plan).statusCode()).isEqualTo(409);
    assertThat(ANA.get("/rosters/picket/call-off?what=site&site=nowhere").statusCode())
        .isEqualTo(404);
    assertThat(ANA.post("/rosters/picket/call-off/return", Map.of()).body())
        .contains("2 people with a shift hear that they are back at work");
  }

  @Test
  void namesAreShownAsTheyAreAndRunNothing() {
    PICKET.holder("<script>alert(1)</script>", next("1000"));
    assertThat(ANA.get(at(next("1000"))).body())
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert");
  }
}
