package org.turnout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

class CoverIT {
  private static final long SEED = 20_261_201;

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory DIRECTORY = TestPeople.directory(DB);
  private static final String SIX = PicketBook.slug("sunset", 6);
  private static final String TEN = PicketBook.slug("sunset", 10);

  private final PicketBook book = new PicketBook(DB, DIRECTORY, 1);
  private final Contact ana = book.member("sunset");
  private final Contact ben = book.member("sunset");
  private final Contact cara = book.member("sunset");

  @Test
  void aLateDropAsksWhoStandsByForThatShiftFirst() {
    book.reserve(ana, SIX);
    book.standBy(ben, StandBy.ANY);
    book.standBy(cara, SIX);
    before(Duration.ofHours(1));
    book.release(ana, SIX);
    book.cover();
    assertThat(book.asked(SIX)).containsExactly(id(cara));
    assertThat(book.tell()).containsExactly("cover_asked " + id(cara));
    assertThat(book.tell()).isEmpty();
    assertThat(book.reserve(ben, SIX)).as("it is held for her").isEqualTo(Reserve.FULL.word());
    assertThat(book.reserve(cara, SIX)).isEqualTo(Reserve.GOT_IT.word());
    book.cover();
    assertThat(book.asked(SIX)).isEmpty();
    assertThat(book.taken(SIX)).isOne();
  }

  @Test
  void aNoAndSilencePassOnAndNobodyIsAskedTwiceForAShift() {
    book.reserve(ana, SIX);
    book.standBy(ben, StandBy.ANY);
    book.standBy(cara, StandBy.ANY);
    before(Duration.ofHours(1));
    book.release(ana, SIX);
    book.cover();
    assertThat(book.asked(SIX)).containsExactly(id(ben));
    assertThat(book.release(ben, SIX)).isEqualTo(Release.RELEASED.word());
    book.cover();
    assertThat(book.asked(SIX)).containsExactly(id(cara));
    book.now = book.now.plus(Duration.ofMinutes(8));
    book.expire();
    book.cover();
    assertThat(book.asked(SIX)).as("nobody is left").isEmpty();
    assertThat(book.taken(SIX)).as("so anybody may take it").isZero();
    assertThat(book.reserve(ben, SIX)).isEqualTo(Reserve.GOT_IT.word());
    assertThat(needs("taken")).isOne();
  }

  @Test
  void whoComesInPlaceOfSomebodyAbsentHasTheirPlaceAndNoRoomIsAdded() {
    book.reserve(ana, SIX);
    book.standBy(ben, StandBy.ANY);
    before(Duration.ofMinutes(-31));
    book.absent(ana, SIX);
    book.cover();
    assertThat(book.holders(SIX)).as("she may still come").containsExactly(id(ana));
    assertThat(book.reserve(ben, SIX)).isEqualTo(Reserve.GOT_IT.word());
    assertThat(book.holders(SIX)).containsExactly(id(ben));
    assertThat(book.taken(SIX)).isOne();
  }

  @Test
  void whoIsAskedForSomebodyWhoComesAfterAllIsNotNeeded() {
    book.reserve(ana, SIX);
    book.standBy(ben, StandBy.ANY);
    before(Duration.ofMinutes(-31));
    book.absent(ana, SIX);
    book.cover();
    book.comes(ana, SIX);
    assertThat(book.tell()).as("not asked any more").isEmpty();
    assertThat(book.reserve(ben, SIX)).isEqualTo(Reserve.FULL.word());
    assertThat(book.holders(SIX)).containsExactly(id(ana));
  }

  @Test
  void nobodyIsAskedWhoDidNotAgreeOrHasAShiftOrStopped() {
    var dan = book.member("sunset");
    book.reserve(ana, SIX);
    book.standBy(ana, StandBy.ANY);
    book.standBy(ben, StandBy.ANY);
    book.standBy(cara, StandBy.ANY);
    book.standBy(dan, StandBy.ANY);
    book.standDown(dan);
    book.reserve(ben, PicketBook.slug("mission", 6));
    book.execute("update address set stopped_at = now() where id = ?", cara.addressId());
    before(Duration.ofHours(1));
    book.release(ana, SIX);
    book.cover();
    assertThat(book.asked(SIX)).isEmpty();
  }

  @Test
  void theLeastRecentlyAskedOfTheSiteComesBeforeTheOthersAndThemBeforeFarSites() {
    var far = book.member("mission");
    book.standBy(far, StandBy.ANY);
    book.standBy(ben, StandBy.ANY);
    book.standBy(cara, StandBy.ANY);
    book.reserve(ana, SIX);
    book.reserve(ana, TEN);
    before(Duration.ofHours(1));
    book.release(ana, SIX);
    book.cover();
    book.release(ben, SIX);
    book.cover();
    assertThat(book.asked(SIX)).containsExactly(id(cara));
    book.release(cara, SIX);
    book.cover();
    book.now = book.now.plus(Duration.ofMinutes(1));
    book.release(ana, TEN);
    book.cover();
    assertThat(book.asked(TEN)).as("asked before her").containsExactly(id(ben));
  }

  @Test
  void aShiftAtRiskSaysWhatItLacksAndWhoCanStepIn() {
    book.reserve(ana, SIX);
    book.reserve(ana, TEN);
    book.standBy(ben, StandBy.ANY);
    book.standBy(cara, SIX);
    assertThat(risks(Duration.ofHours(1))).isEmpty();
    before(Duration.ofMinutes(-31));
    book.absent(ana, SIX);
    book.cover();
    var risk = risks(Duration.ofHours(1)).getFirst();
    assertThat(risk.shift()).isEqualTo(PicketBook.slug("mission", 6));
    assertThat(risk.open()).isOne();
    var mine = risks(Duration.ofHours(1)).get(1);
    assertThat(mine.shift()).isEqualTo(SIX);
    assertThat(mine.open()).isZero();
    assertThat(mine.absent()).isOne();
    assertThat(mine.asked()).isOne();
    assertThat(mine.standingBy()).isOne();
    assertThat(mine.left(book.now)).isNegative();
  }

  private List<ShiftRisk> risks(Duration within) {
    return DB.database()
        .with(
            handle -> ShiftRisk.of(handle, book.roster.name(), Optional.empty(), within, book.now));
  }

  @Test
  void anEarlyDropIsNotCovered() {
    book.reserve(ana, SIX);
    book.standBy(ben, StandBy.ANY);
    book.release(ana, SIX);
    book.cover();
    assertThat(book.asked(SIX)).isEmpty();
  }

  @Test
  void roundsAtOnceAskOnceForEachNeed() throws Exception {
    book.reserve(ana, SIX);
    book.reserve(ana, TEN);
    Stream.generate(() -> book.member("sunset"))
        .limit(6)
        .forEach(who -> book.standBy(who, StandBy.ANY));
    before(Duration.ofHours(1));
    book.release(ana, SIX);
    book.release(ana, TEN);
    ConcurrentCalls.atOnce(
        8,
        _ -> {
          book.cover();
          return 0;
        });
    assertThat(book.asked(SIX)).hasSize(1);
    assertThat(book.asked(TEN)).hasSize(1);
  }

  /// Whatever people do, in whatever order: never over room, never more asked than are missing.
  @Test
  void randomAnswersNeverAskMoreThanNeededAndNeverGoOverRoom() {
    var random = new Random(SEED);
    for (int game = 0; game < 6; game++) {
      var many = new PicketBook(DB, DIRECTORY, 3);
      many.now = PicketBook.sixOClock().minus(Duration.ofHours(3));
      var people =
          Stream.generate(() -> many.member(random.nextInt(4) == 0 ? "mission" : "sunset"))
              .limit(14)
              .toList();
      people.forEach(who -> {
        if (random.nextInt(4) > 0) {
          many.standBy(who, random.nextInt(4) == 0 ? SIX : StandBy.ANY);
        }
      });
      for (int step = 0; step < 90; step++) {
        var who = people.get(random.nextInt(people.size()));
        var place = List.of(SIX, TEN, SIX).get(random.nextInt(3));
        act(many, random.nextInt(9), who, place);
        many.cover();
        rightWith(many, people);
      }
    }
  }

  private static void act(PicketBook book, int what, Contact who, String place) {
    switch (what) {
      case 0, 1, 2 -> book.reserve(who, place);
      case 3, 4 -> book.release(who, place);
      case 5 -> {
        if (book.holders(place).contains(id(who)) && book.now.isAfter(PicketBook.sixOClock())) {
          book.absent(who, place);
        }
      }
      case 6 -> book.comes(who, place);
      case 7 -> book.tell();
      default -> {
        book.now = book.now.plus(Duration.ofMinutes(9));
        book.expire();
      }
    }
  }

  private static void rightWith(PicketBook book, List<Contact> people) {
    for (var place : List.of(SIX, TEN)) {
      var held = book.holders(place);
      assertThat(book.taken(place)).isBetween((long) held.size(), 3L);
      assertThat(held).doesNotHaveDuplicates();
      var forAbsent = asks(book, place, "n.absent_id is not null and n.ended_at is null");
      var forDrops = asks(book, place, "n.absent_id is null");
      assertThat(book.taken(place)).isEqualTo(held.size() + forDrops + offered(book, place));
      assertThat(forAbsent).isLessThanOrEqualTo(missing(book, place));
      assertThat(forDrops).isLessThanOrEqualTo(3 - (long) held.size());
    }
    var asked = new ArrayList<>(book.asked(SIX));
    asked.addAll(book.asked(TEN));
    assertThat(asked).as("one question each").doesNotHaveDuplicates();
    people.forEach(who -> assertThat(book.held(who)).doesNotHaveDuplicates());
  }

  private static long asks(PicketBook book, String place, String which) {
    return book.numbers(
            """
            select count(*) from line_entry e join place p on p.id = e.place_id
              join cover_need n on n.id = e.cover_need_id
            where p.roster = :roster and p.slug = :place and e.left_at is null and %s
            """
                .formatted(which),
            place)
        .getFirst();
  }

  private static long offered(PicketBook book, String place) {
    return book.numbers(
            """
            select count(*) from line_entry e join place p on p.id = e.place_id
            where p.roster = :roster and p.slug = :place and e.left_at is null
              and e.offered_at is not null and e.cover_need_id is null
            """,
            place)
        .getFirst();
  }

  /// Marked as missing at some time, with their place not given away: who came since is only known
  /// at the next answer.
  private static long missing(PicketBook book, String place) {
    return book.numbers(
            """
            select count(*) from absence a join place p on p.id = a.place_id
            where p.roster = :roster and p.slug = :place
            """,
            place)
        .getFirst();
  }

  private long needs(String ended) {
    return DB.database()
        .with(handle ->
            handle
                .createQuery(
                    """
                    select count(*) from cover_need n join place p on p.id = n.place_id
                    where p.roster = :roster and n.why_ended = :ended
                    """)
                .bind("roster", book.roster.name())
                .bind("ended", ended)
                .mapTo(Long.class)
                .one());
  }

  private void before(Duration start) {
    book.now = PicketBook.sixOClock().minus(start);
  }

  private static long id(Contact who) {
    return who.person().id();
  }
}
