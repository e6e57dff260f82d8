package org.turnout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

class TradesIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory DIRECTORY = TestPeople.directory(DB);
  private static final String SIX = PicketBook.slug("sunset", 6);
  private static final String TEN = PicketBook.slug("sunset", 10);
  private static final String MISSION = PicketBook.slug("mission", 6);

  private final PicketBook book = new PicketBook(DB, DIRECTORY, 1);
  private final Contact ana = book.member();
  private final Contact ben = book.member();

  @Test
  void aGiftStaysWithItsOwnerUntilTheOtherAgreesAndThenIsTheirs() {
    book.reserve(ana, SIX);
    assertThat(book.propose(ana, SIX, ben, "give")).isEqualTo(Propose.ASKED.word());
    assertThat(book.holders(SIX)).containsExactly(id(ana));
    assertThat(book.tell()).containsExactly("trade_asked " + id(ben));
    assertThat(book.tell()).isEmpty();
    assertThat(book.agree(ben, SIX)).isEqualTo(Agree.DONE.word());
    assertThat(book.holders(SIX)).containsExactly(id(ben));
    assertThat(book.taken(SIX)).isOne();
    assertThat(book.tell()).containsExactly("trade_ended " + id(ana));
    assertThat(book.settled(ana)).isEqualTo(Settled.GIVEN.word());
    assertThat(book.tell()).isEmpty();
  }

  @Test
  void bothPlacesOfATradeChangeHandsAtOnceAndSeatsGoWithThePeople() {
    book.reserve(ana, SIX);
    book.act(new Reserve(), book.rosters::reserve, ben, Map.of("place", TEN, "duty", "seat"));
    book.propose(ana, SIX, ben, "trade");
    book.tell();
    assertThat(book.agree(ben, TEN)).isEqualTo(Agree.DONE.word());
    assertThat(book.holders(SIX)).containsExactly(id(ben));
    assertThat(book.holders(TEN)).containsExactly(id(ana));
    assertThat(
            DB.database()
                .<String>with(handle ->
                    handle
                        .createQuery(
                            """
                            select r.duty from reservation r join place p on p.id = r.place_id
                            where p.roster = :roster and p.slug = :place and r.released_at is null
                            """)
                        .bind("roster", book.roster.name())
                        .bind("place", SIX)
                        .mapTo(String.class)
                        .one()))
        .isEqualTo("seat");
    book.tell();
    assertThat(book.settled(ana)).isEqualTo(Settled.TRADED.word());
  }

  @Test
  void aDropOrAThirdChangeInBetweenEndsItAndNobodyLosesAPlace() {
    book.reserve(ana, SIX);
    book.reserve(ben, TEN);
    book.propose(ana, SIX, ben, "trade");
    book.tell();
    book.release(ana, SIX);
    assertThat(book.agree(ben, TEN)).isEqualTo(Agree.OVER.word());
    assertThat(book.holders(TEN)).containsExactly(id(ben));
    assertThat(book.holders(SIX)).isEmpty();
    book.tell();
    assertThat(book.settled(ana)).isEqualTo(Settled.OVER.word());
  }

  @Test
  void whoHasSomethingElseThenTakesNothing() {
    book.reserve(ana, SIX);
    book.reserve(ben, MISSION);
    book.propose(ana, SIX, ben, "give");
    book.tell();
    assertThat(book.agree(ben, SIX)).isEqualTo(Agree.CLASH.word());
    assertThat(book.holders(SIX)).containsExactly(id(ana));
    book.release(ben, MISSION);
    assertThat(book.agree(ben, SIX)).isEqualTo(Agree.DONE.word());
  }

  @Test
  void theAskerWhoTookSomethingElseMeanwhileKeepsWhatTheyHave() {
    book.reserve(ana, SIX);
    book.reserve(ben, TEN);
    book.propose(ana, SIX, ben, "trade");
    book.tell();
    book.reserve(ana, PicketBook.slug("mission", 10));
    assertThat(book.agree(ben, TEN)).isEqualTo(Agree.OVER.word());
    assertThat(book.holders(SIX)).containsExactly(id(ana));
    assertThat(book.holders(TEN)).containsExactly(id(ben));
  }

  @Test
  void aStopOfTheAskerEndsIt() {
    book.reserve(ana, SIX);
    book.propose(ana, SIX, ben, "give");
    book.tell();
    DB.database()
        .with(handle ->
            handle.execute("update address set stopped_at = now() where id = ?", ana.addressId()));
    assertThat(book.agree(ben, SIX)).isEqualTo(Agree.OVER.word());
    assertThat(book.holders(SIX)).containsExactly(id(ana));
  }

  @Test
  void whatIsNotAnsweredInTimeEndsAndIsToldOnce() {
    book.reserve(ana, SIX);
    book.propose(ana, SIX, ben, "give");
    book.tell();
    book.now = book.now.plus(Duration.ofHours(12));
    assertThat(book.expire()).isOne();
    assertThat(book.tell()).containsExactly("trade_ended " + id(ana));
    assertThat(book.agree(ben, SIX)).isEqualTo(Agree.OVER.word());
    assertThat(book.decline(ben)).isEqualTo(Decline.NONE.word());
  }

  @Test
  void aNoEndsItAndWhoIsNoMemberIsNotAsked() {
    book.reserve(ana, SIX);
    assertThat(book.propose(ana, SIX, TestPeople.someone(DB), "give"))
        .isEqualTo(Propose.ASKED.word());
    assertThat(book.tell()).isEmpty();
    book.propose(ana, SIX, ben, "give");
    book.tell();
    assertThat(book.decline(ben)).isEqualTo(Decline.DECLINED.word());
    book.tell();
    assertThat(book.settled(ana)).isEqualTo(Settled.DECLINED.word());
    assertThat(book.propose(ben, SIX, ana, "give")).isEqualTo(Propose.NONE.word());
  }

  @Test
  void manyTradesAtOnceInBothDirectionsWaitForNobodyAndLoseNothing() throws Exception {
    var cara = book.member();
    var dan = book.member();
    book.reserve(ana, SIX);
    book.reserve(ben, TEN);
    book.reserve(cara, MISSION);
    book.reserve(dan, PicketBook.slug("mission", 10));
    for (int round = 0; round < 15; round++) {
      var people = List.of(ana, ben, cara, dan);
      for (int i = 0; i < people.size(); i++) {
        var asker = people.get(i);
        book.held(asker)
            .forEach(place ->
                book.propose(asker, place, people.get((people.indexOf(asker) + 1) % 4), "trade"));
      }
      book.tell();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var agreeing = new ArrayList<Callable<String>>();
        for (var who : people) {
          book.held(who).forEach(place -> agreeing.add(() -> book.agree(who, place)));
        }
        for (var result : threads.invokeAll(agreeing)) {
          assertThat(result.get()).isIn("done", "over", "clash");
        }
      }
      assertThat(people.stream().flatMap(who -> book.held(who).stream()).sorted())
          .containsExactly(MISSION, PicketBook.slug("mission", 10), SIX, TEN);
    }
  }

  private static long id(Contact who) {
    return who.person().id();
  }
}
