package org.turnout.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.plan.BlastCampaign.Somebody.ANYBODY;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.blast.plan.BlastCampaign.Somebody;
import org.turnout.console.ConsoleClient.Someone;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.testkit.TestPeople;

/// Members who need a person, on the console's pages, as they are without a script.
class InboxPagesIT {
  @AutoClose private static final ConsoleClient DESK = new ConsoleClient();
  private static final WaitingMembers MEMBERS = new WaitingMembers(DESK);
  private static final Someone ANA = DESK.someone("Ana Cruz", Role.ORGANIZER);
  private static final Someone BEN = DESK.someone("Ben", Role.ADMIN);
  private static final Someone VERA = DESK.someone("Vera", Role.VIEWER);
  // A steward of San Diego in config/locals.yaml.
  private static final Someone DANA = DESK.someone("Dana Reyes", Role.STEWARD);

  private final Contact who = MEMBERS.member(ANYBODY);
  private final long item = MEMBERS.wrote(who, "my manager took the posters", "not understood");

  private static Somebody somebody(String name, String local, String site) {
    return new Somebody(name, "es", local, site, List.of(), false, false);
  }

  private static String list(Someone who, String query) {
    return who.get("/inbox" + query).body();
  }

  private String at(String act) {
    return "/inbox/" + item + act;
  }

  @Test
  void whoWaitsIsListedWithTheReasonThePlaceAndAMaskedNumber() {
    assertThat(list(ANA, ""))
        .contains(
            "/console" + at(""),
            "not understood",
            "my manager took the posters",
            "Southern California Nurses United, Sunset",
            "English",
            who.address().masked())
        .doesNotContain(who.address().value());
  }

  @Test
  void anEmergencyComesFirstAndIsNamed() {
    MEMBERS.wrote(MEMBERS.member(ANYBODY), "she fainted", "emergency: fainted");
    String page = list(ANA, "");
    assertThat(page.indexOf("emergency: fainted")).isLessThan(page.indexOf("not understood"));
    assertThat(page).contains("Emergency</span>", "emergency</span>");
  }

  @Test
  void anAlarmThatNobodyAnswersIsRedInTheInbox() {
    DESK.db
        .database()
        .with(handle ->
            handle.execute(
                """
                insert into alarm (address_id, person_id, inbound_id, kind, raised_at, unanswered_at)
                select address_id, person_id, inbound_id, 'FAINTED', opened_at, opened_at from inbox_item where id = ?
                """,
                item));
    String nobody = "nobody has answered the alarm.";
    assertThat(list(ANA, "")).contains("<span class=\"urgent\">Everybody was told, and " + nobody);
    assertThat(ANA.get(at("")).body()).contains("notice bad", nobody);
  }

  @Test
  void theAddressNarrowsTheListAndSaysWherePeopleWait() {
    long there =
        MEMBERS.wrote(MEMBERS.member(somebody("Luz", "kern-care", "bakersfield")), "hola", "asked");
    assertThat(list(ANA, "")).contains("Kern County Health Workers", "local=kern-care");
    for (String query :
        List.of("?local=kern-care", "?site=bakersfield", "?language=es&local=kern-care")) {
      assertThat(list(ANA, query)).contains("/inbox/" + there).doesNotContain(at("\""));
    }
    assertThat(list(ANA, "?local=kern-care&older=1h")).contains("Nobody who fits this");
    assertThat(list(ANA, "?local=%22%3E%3Cscript%3E&older=x&run=y"))
        .contains(at("\""))
        .doesNotContain("><script>");
    assertThat(list(ANA, "?local=nowhere")).contains("nowhere (0)", "Nobody who fits this");
  }

  @Test
  void aViewerSeesThatTheyWaitAndNothingOfWhoTheyAre() {
    assertThat(list(VERA, ""))
        .contains("A member", "Southern California Nurses United")
        .doesNotContain("Rosa Cruz", who.address().masked(), "posters", "/console/inbox/");
    assertThat(VERA.get(at("")).statusCode()).isEqualTo(403);
    assertThat(VERA.get("/holds").statusCode()).isEqualTo(403);
    for (String act : List.of("claim", "answer", "note", "close", "release", "number", "measure")) {
      assertThat(VERA.post(at("/" + act), Map.of("text", "Hi")).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aStewardComesToTheInboxAndFindsTheirOwnMembersOnly() {
    long theirs =
        MEMBERS.wrote(
            MEMBERS.member(somebody("Lino", "san-diego-care", "mission")), "hola", "asked");
    assertThat(DANA.get("").headers().firstValue("Location")).contains("/console/inbox");
    assertThat(DANA.get("/blasts").statusCode()).isEqualTo(403);
    assertThat(list(DANA, ""))
        .contains("/inbox/" + theirs)
        .doesNotContain(at("\""), "/console/blasts");
    assertThat(DANA.get(at("")).statusCode()).isEqualTo(404);
    assertThat(DANA.post(at("/answer"), Map.of("text", "Hi")).statusCode()).isEqualTo(404);
    assertThat(DANA.post("/inbox/" + theirs + "/answer", Map.of("text", "Hola")).statusCode())
        .isEqualTo(303);
    assertThat(DANA.get("/inbox/" + theirs).body())
        .contains("You take care of it.", "Hola")
        .doesNotContain("/console/blasts");
    assertThat(DANA.get("/holds").statusCode()).isEqualTo(200);
  }

  @Test
  void anAnswerGoesOutAndTheItemIsTheirsUntilItIsClosedOrGivenBack() {
    assertThat(ANA.post(at("/answer"), Map.of("text", "Rosa calls you")).statusCode())
        .isEqualTo(303);
    assertThat(BEN.get(at("")).body()).contains("Rosa calls you", "Ana Cruz takes care of it.");
    var second = BEN.post(at("/answer"), Map.of("text", "Good morning!"));
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("is claimed by Ana Cruz", ">Good morning!</textarea>");
    assertThat(BEN.post(at("/release"), Map.of()).statusCode()).isEqualTo(303);
    assertThat(BEN.post(at("/answer"), Map.of("text", "Good morning!")).statusCode())
        .isEqualTo(303);
  }

  @Test
  void whatWasTypedIsStillThereWhenTheItemWasClosedMeanwhile() {
    assertThat(
            BEN.post(at("/close"), Map.of("reason", "called", "result", "all good")).statusCode())
        .isEqualTo(303);
    for (var late :
        List.of(
            ANA.post(at("/answer"), Map.of("text", "We will call you at five")),
            ANA.post(at("/note"), Map.of("note", "We will call you at five")),
            ANA.post(
                at("/close"), Map.of("reason", "other", "result", "We will call you at five")))) {
      assertThat(late.statusCode()).isEqualTo(409);
      assertThat(late.body())
          .contains(
              "Not done", "Closed: called.", "all good", "We will call you at five</textarea>")
          .doesNotContain("Your answer");
    }
  }

  @Test
  void anItemIsClosedWithOneOfAFewReasonsAndOtherNeedsANote() {
    assertThat(ANA.get(at("")).body()).contains("not needed</option>", "helped</option>");
    for (var wrong :
        List.of(
            Map.of("reason", ""),
            Map.of("reason", "bored"),
            Map.of("reason", "other", "result", " "))) {
      assertThat(ANA.post(at("/close"), wrong).statusCode()).isEqualTo(409);
    }
    assertThat(ANA.post(at("/close"), Map.of("reason", "not-needed")).statusCode()).isEqualTo(303);
    assertThat(ANA.get(at("")).body()).contains("Closed: not needed.");
  }

  @Test
  void aNoteIsKeptAtTheItemAndIsNotSent() {
    ANA.post(at("/note"), Map.of("note", "She works nights"));
    assertThat(BEN.get(at("")).body()).contains("She works nights", "<strong>Ana Cruz</strong>");
    assertThat(
            DESK.db
                .database()
                .<Integer>with(handle ->
                    handle
                        .createQuery("select count(*) from outbox where address_id = :id")
                        .bind("id", who.addressId())
                        .mapTo(Integer.class)
                        .one()))
        .isZero();
  }

  @Test
  void theWholeNumberIsShownToTheOneWhoAsks() {
    assertThat(ANA.get(at("")).body()).doesNotContain(who.address().value());
    assertThat(ANA.post(at("/number"), Map.of()).body())
        .contains("href=\"tel:" + who.address().value());
  }

  @Test
  void anAnswerIsMeasuredWithoutAScriptToo() {
    var page = ANA.post(at("/measure"), Map.of("text", "¿Está bien, " + "a".repeat(80)));
    assertThat(page.body())
        .contains("2 segments", "UCS-2", ">¿Está bien, aaa")
        .contains("/measure\">Show segments and cost</button>");
  }

  @Test
  void anEmptyAnswerAndOneThatIsTooLongAreRefusedWithTheThread() {
    for (String text : new String[] {" ", "x".repeat(1_531)}) {
      var refused = ANA.post(at("/answer"), Map.of("text", text));
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("Not done", "Your answer", ">" + text + "</textarea>");
    }
  }

  @Test
  void whoStopsInTheMiddleCanOnlyBeCalledAndTheWordsAreKept() {
    DESK.db
        .database()
        .inTransaction(handle ->
            new ConsentStore()
                .stop(
                    handle,
                    who,
                    new ConsentStore.Said(
                        "stop", Optional.empty(), TestPeople.NOW, TestPeople.NOW)));
    assertThat(ANA.get(at("")).body())
        .contains("This phone gets no more texts.", "Show the number")
        .doesNotContain("Your answer");
    var late = ANA.post(at("/answer"), Map.of("text", "Are you still there?"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Are you still there?</textarea>");
  }

  @Test
  void fortyTextsAreOneItemWithAllOfThemAndOneShortLineInTheList() {
    for (int i = 1; i <= 40; i++) {
      MEMBERS.wrote(who, "this is the text of number " + i, "wrote again");
    }
    assertThat(list(ANA, "")).contains("my manager took the posters").doesNotContain("number 40");
    assertThat(ANA.get(at("")).body()).contains("number 1<", "number 40<");
  }

  @Test
  void ofAVeryLongThreadTheNewestTextsAreShown() {
    for (int i = 1; i <= 210; i++) {
      MEMBERS.wrote(who, "text number " + i, "wrote again", TestPeople.NOW.plusSeconds(i));
    }
    assertThat(ANA.get(at("")).body())
        .contains("these are the newest 200", "text number 210<")
        .doesNotContain("text number 10<");
  }

  @Test
  void whatMembersWriteIsShownAsTheyWroteItAndRunsNothing() {
    String nasty = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    var member = MEMBERS.member(somebody(nasty, "kern-care", ""));
    long id = MEMBERS.wrote(member, nasty, "asked");
    ANA.post("/inbox/" + id + "/note", Map.of("note", nasty));
    for (HttpResponse<String> page :
        List.of(
            ANA.get("/inbox"),
            ANA.get("/inbox/" + id),
            ANA.post("/inbox/" + id + "/measure", Map.of("text", nasty)),
            ANA.post("/inbox/" + id + "/close", Map.of("result", nasty)))) {
      assertThat(page.body())
          .contains("&lt;script&gt;alert(1)")
          .doesNotContain("<script>alert", "<img src=x");
    }
  }

  @Test
  void repliesToABlastAreSeenFromItsRunAndAlone() {
    long run =
        DESK.ground
            .planned(
                """
                blast: hall-night
                audience: everyone
                topic: actions
                text:
                  en: |
                    Come to the hall. Reply STOP to end, HELP for help.
                """)
            .runId();
    DESK.db
        .database()
        .with(handle -> handle.execute("update inbox_item set run_id = ? where id = ?", run, item));
    assertThat(ANA.get("/runs/" + run).body())
        .contains("1 member waits", "/console/inbox?run=" + run);
    assertThat(list(ANA, "?run=" + run))
        .contains(at("\""), "Only replies to one blast")
        .containsOnlyOnce("class=\"row\"");
    assertThat(ANA.get(at("")).body()).contains("hall-night #1</a>");
  }

  @Test
  void aHoldIsReadWithItsThreadAndDecidedAtTheHolds() {
    long held = MEMBERS.doubtful(MEMBERS.member(ANYBODY), "basta ya");
    assertThat(list(ANA, "")).contains("Holds, ");
    assertThat(ANA.get("/holds").body()).contains("/console/inbox/" + held);
    assertThat(ANA.get("/inbox/" + held).body())
        .contains("basta ya", "Decide at")
        .doesNotContain("All is said");
    assertThat(ANA.post("/inbox/" + held + "/close", Map.of("reason", "helped")).statusCode())
        .isEqualTo(409);
  }

  @Test
  void anOddNumberIsNoItem() {
    for (String odd : List.of("x", "0", "-1", "9".repeat(18), "9".repeat(30), "1%2F2", "1.5")) {
      assertThat(ANA.get("/inbox/" + odd).statusCode()).as(odd).isEqualTo(404);
      assertThat(ANA.post("/inbox/" + odd + "/claim", Map.of()).statusCode()).isEqualTo(404);
    }
  }
}
