package org.turnout.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.api.http.ApiJson;
import org.turnout.api.http.IdempotencyKeys;
import org.turnout.inbox.Inbox;
import org.turnout.people.Contact;
import org.turnout.testkit.TestPeople;

/// Members who need a person, over the interface.
class InboxApiIT {
  @AutoClose private static final ApiClient DESK = new ApiClient();
  // Told for the one local there is.
  private static final String ROSA = DESK.token("Rosa", Role.STEWARD);

  private final Contact who = TestPeople.someone(DESK.db);
  private final long item = handOver();

  private long handOver() {
    return DESK.db
        .database()
        .inTransaction(handle -> {
          Inbox.handOver(handle, who, 0, "asked for a steward", NOW);
          return handle.createQuery("select max(id) from inbox_item").mapTo(Long.class).one();
        });
  }

  private void joinsTheLocal() {
    DESK.db
        .database()
        .with(handle ->
            handle.execute(
                    "update person set name = 'Ana Cruz', language = 'tl' where id = ?",
                    who.person().id())
                + handle.execute(
                    """
                    insert into membership (person_id, local_id, since, source)
                    select ?, id, '2020-01-01', 'test' from local where slug = 'socal'
                    """,
                    who.person().id()));
  }

  private ApiClient.Said act(String token, String verb, String body) {
    return DESK.send(
        token, "POST", "/inbox/" + item + "/" + verb, body.isEmpty() ? "" : ApiJson.TYPE, body);
  }

  @Test
  void aViewerSeesThatSomebodyWaitsAndAnOrganizerWho() {
    joinsTheLocal();
    String narrowed = "/inbox?queue=waiting&local=socal&language=tl&older=0&limit=1";
    assertThat(DESK.get(DESK.viewer, narrowed).at("/errors/0/parameter")).isEqualTo("older");
    String first = "/inbox?local=socal&language=tl&limit=200";
    var masked = DESK.get(DESK.viewer, first);
    assertThat(masked.at("/items/0/local")).isEqualTo("socal");
    assertThat(masked.raw().body()).doesNotContain("Ana Cruz", "contact", "\"text\"");
    var whole = DESK.get(DESK.organizer, first);
    assertThat(whole.raw().body())
        .contains("Ana Cruz", who.address().masked())
        .doesNotContain(who.address().value());
    assertThat(DESK.get(DESK.viewer, "/inbox/" + item).status()).isEqualTo(403);
    assertThat(DESK.get(DESK.organizer, "/inbox?queue=holds").body().path("items")).isEmpty();
  }

  @Test
  void aStewardIsServedTheirOwnMembersOnly() {
    assertThat(DESK.get(ROSA, "/me").at("/role")).isEqualTo("steward");
    assertThat(DESK.get(ROSA, "/inbox/" + item).status()).isEqualTo(404);
    assertThat(act(ROSA, "claim", "").status()).isEqualTo(404);
    assertThat(DESK.get(ROSA, "/blasts").status()).isEqualTo(403);
    assertThat(DESK.get(ROSA, "/members").status()).isEqualTo(403);
    joinsTheLocal();
    assertThat(act(ROSA, "claim", "").at("/item/claimedBy")).isEqualTo("Rosa");
    assertThat(act(DESK.organizer, "answer", "{\"text\":\"Hi\"}").at("/type"))
        .isEqualTo("urn:turnout:problem:not-now");
  }

  @Test
  void anItemIsClaimedAnsweredNotedAndClosedWithAReason() {
    assertThat(act(DESK.organizer, "answer", "{\"text\":\"Rosa calls you\"}").at("/texts/0/text"))
        .isEqualTo("Rosa calls you");
    assertThat(act(DESK.organizer, "note", "{\"text\":\"works nights\"}").at("/notes/0/by"))
        .isEqualTo("Oscar");
    assertThat(act(DESK.organizer, "release", "").at("/item/claimedBy")).isEmpty();
    assertThat(act(DESK.organizer, "note", "{\"text\":\" \"}").at("/errors/0/pointer"))
        .isEqualTo("#/text");
    assertThat(act(DESK.organizer, "close", "{\"reason\":\"bored\"}").at("/errors/0/pointer"))
        .isEqualTo("#/reason");
    assertThat(act(DESK.organizer, "close", "{\"reason\":\"other\"}").at("/errors/0/pointer"))
        .isEqualTo("#/note");
    var closed = act(DESK.organizer, "close", "{\"reason\":\"not-needed\",\"note\":\"they know\"}");
    assertThat(closed.at("/closed/outcome")).isEqualTo("not needed");
    assertThat(closed.at("/closed/note")).isEqualTo("they know");
    assertThat(act(DESK.organizer, "claim", "").status()).isEqualTo(404);
    assertThat(DESK.get(DESK.organizer, "/inbox/" + item).at("/closed/by")).isEqualTo("Oscar");
  }

  @Test
  void theSameAnswerAgainIsSentOnce() {
    String key = UUID.randomUUID().toString();
    for (int i = 0; i < 2; i++) {
      var said =
          DESK.send(
              DESK.organizer,
              "POST",
              "/inbox/" + item + "/answer",
              ApiJson.TYPE,
              "{\"text\":\"Rosa calls you\"}",
              IdempotencyKeys.HEADER,
              key);
      assertThat(said.status()).isEqualTo(200);
    }
    assertThat(DESK.get(DESK.organizer, "/inbox/" + item).body().path("texts").size()).isOne();
  }
}
