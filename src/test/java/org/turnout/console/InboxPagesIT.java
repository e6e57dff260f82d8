package org.turnout.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.console.ConsoleClient.Someone;
import org.turnout.inbox.Inbox;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.testkit.TestPeople;

/// Members who need a person, on the console's pages.
class InboxPagesIT {
  @AutoClose private static final ConsoleClient DESK = new ConsoleClient();
  private static final Someone ANA = DESK.someone("Ana Cruz", Role.ADMIN);
  private static final Someone BEN = DESK.someone("Ben", Role.ADMIN);
  private static final Someone OSCAR = DESK.someone("Oscar", Role.ORGANIZER);

  private final Contact who = TestPeople.someone(DESK.db);
  private final long item = handOver();

  @Test
  void whoWaitsIsListedWithTheReasonAndAMaskedNumber() {
    assertThat(ANA.get("/inbox").body())
        .contains("/console/inbox/" + item, "not understood, since", who.address().masked())
        .doesNotContain(who.address().value());
  }

  @Test
  void anEmergencyComesFirstAndIsNamed() {
    var later = TestPeople.someone(DESK.db);
    DESK.db
        .database()
        .inTransaction(handle -> {
          Inbox.handOver(handle, later, 0, "emergency: hurt", TestPeople.NOW.plusSeconds(9));
          return true;
        });
    String page = ANA.get("/inbox").body();
    assertThat(page.indexOf("emergency: hurt")).isLessThan(page.indexOf("not understood, since"));
    assertThat(page).contains("Emergency</span>");
  }

  @Test
  void anAnswerGoesOutAndTheItemIsTheirsUntilItIsClosed() {
    assertThat(ANA.post("/inbox/" + item + "/answer", Map.of("text", "Rosa calls you")))
        .extracting(response -> response.statusCode())
        .isEqualTo(303);
    assertThat(ANA.get("/inbox/" + item).body())
        .contains("Rosa calls you", "Ana Cruz takes care of it.");
    var second = BEN.post("/inbox/" + item + "/answer", Map.of("text", "Hi!"));
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("is claimed by console:Ana Cruz");
    assertThat(BEN.post("/inbox/" + item + "/close", Map.of("note", "called")).statusCode())
        .isEqualTo(303);
    assertThat(ANA.get("/inbox/" + item).statusCode()).isEqualTo(404);
  }

  @Test
  void anEmptyAnswerAndOneThatIsTooLongAreRefusedWithTheThread() {
    for (String text : new String[] {" ", "x".repeat(1_531)}) {
      var refused = ANA.post("/inbox/" + item + "/answer", Map.of("text", text));
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("Not done", "Your answer");
    }
  }

  @Test
  void whoHasStoppedCanOnlyBeCalled() {
    DESK.db
        .database()
        .inTransaction(handle ->
            new ConsentStore()
                .stop(
                    handle,
                    who,
                    new ConsentStore.Said(
                        "stop", Optional.empty(), TestPeople.NOW, TestPeople.NOW)));
    assertThat(ANA.get("/inbox/" + item).body())
        .contains("This phone gets no more texts.")
        .doesNotContain("Your answer");
    assertThat(ANA.post("/inbox/" + item + "/answer", Map.of("text", "Hi")).statusCode())
        .isEqualTo(409);
  }

  @Test
  void onlyThoseWhoMaySeeMembersSeeThem() {
    assertThat(OSCAR.get("/inbox").statusCode()).isEqualTo(403);
    assertThat(OSCAR.get("/inbox/" + item).statusCode()).isEqualTo(403);
    assertThat(ANA.get("/inbox/x").statusCode()).isEqualTo(404);
  }

  private long handOver() {
    return DESK.db
        .database()
        .inTransaction(handle -> {
          Inbox.handOver(handle, who, 0, "not understood", TestPeople.NOW);
          return handle.createQuery("select max(id) from inbox_item").mapTo(Long.class).one();
        });
  }
}
