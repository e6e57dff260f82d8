package org.turnout.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.console.ConsoleClient.Someone;
import org.turnout.inbox.Holds;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.testkit.TestPeople;

/// What a person sees of pleas that are not sure, and does about them.
class HoldPagesIT {
  @AutoClose private static final ConsoleClient DESK = new ConsoleClient();
  private static final Someone ANA = DESK.someone("Ana Cruz", Role.ADMIN);
  private static final Someone VERA = DESK.someone("Vera", Role.VIEWER);

  @Test
  void whatWaitsForAnAnswerAndWhatForAPersonIsShownWithItsEnd() {
    hold(true);
    assertThat(ANA.get("/holds").body())
        .contains("We asked them. Without an answer all texts stop Sat, Oct 3, 11:10 AM PDT.");
    hold(false);
    assertThat(ANA.get("/holds").body())
        .contains("We did not ask them. The hold ends Sat, Oct 3, 11:10 AM PDT, and texts go on.");
  }

  @Test
  void aPersonStopsOrReleasesAndTheSecondOneIsToldSo() {
    Contact who = TestPeople.someone(DESK.db);
    long item = hold(who, true);
    assertThat(ANA.post("/holds/" + item + "/stop", Map.of()).statusCode()).isEqualTo(303);
    assertThat(TestPeople.again(DESK.db, who).stopped()).isTrue();
    var late = ANA.post("/holds/" + item + "/release", Map.of());
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("There is no open item " + item);
    assertThat(ANA.post("/holds/x/release", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void whatEndedWithoutAPersonIsListed() {
    Contact who = TestPeople.someone(DESK.db);
    hold(who, false);
    DESK.db
        .database()
        .inTransaction(handle ->
            Holds.end(handle, who, new ConsentStore(), TestPeople.NOW.plus(Duration.ofDays(1))));
    assertThat(ANA.get("/holds").body())
        .contains("Sat, Oct 3, 11:10 AM PDT: nobody looked, so texts go on.");
  }

  @Test
  void onlyThoseWhoMayReadTheInboxSeeThem() {
    assertThat(VERA.get("/holds").statusCode()).isEqualTo(403);
    assertThat(VERA.get("/blasts").body()).doesNotContain("/console/holds");
    assertThat(ANA.get("/blasts").body()).contains("/console/holds");
  }

  private static void hold(boolean asked) {
    hold(TestPeople.someone(DESK.db), asked);
  }

  private static long hold(Contact who, boolean asked) {
    return DESK.db
        .database()
        .inTransaction(handle -> {
          if (asked) {
            Holds.ask(handle, who, 1, 0, "stop", TestPeople.NOW);
          } else {
            Holds.review(handle, who, 0, "too many texts", TestPeople.NOW);
          }
          return handle.createQuery("select max(id) from inbox_item").mapTo(Long.class).one();
        });
  }
}
