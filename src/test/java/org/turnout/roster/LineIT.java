package org.turnout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

class LineIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory DIRECTORY = TestPeople.directory(DB);
  private static final String SIX = PicketBook.slug("sunset", 6);

  private final PicketBook book = new PicketBook(DB, DIRECTORY, 1);
  private final Contact holder = TestPeople.someone(DB);
  private final Contact first = TestPeople.someone(DB);
  private final Contact second = TestPeople.someone(DB);

  @Test
  void whoSaidHowLateTheyMayBeAskedIsPassedByAfterThat() {
    line();
    assertThat(book.lead(first, 24)).isEqualTo(Lead.NOTED.word());
    book.now = PicketBook.sixOClock().minus(Duration.ofHours(23));
    book.release(holder, SIX);
    assertThat(book.untold()).containsExactly(second.person().id());
  }

  @Test
  void whoSaidNothingIsAskedUntilTheUsualTimeAndThenThePlaceIsFree() {
    line();
    book.now = PicketBook.sixOClock().minus(Duration.ofMinutes(119));
    book.release(holder, SIX);
    assertThat(book.untold()).isEmpty();
    assertThat(book.taken(SIX)).isZero();
    assertThat(book.reserve(TestPeople.someone(DB), SIX)).isEqualTo(Reserve.GOT_IT.word());
  }

  @Test
  void whoMayBeAskedAtAnyTimeIsAskedToTheLast() {
    line();
    book.lead(second, 0);
    book.now = PicketBook.sixOClock().minus(Duration.ofMinutes(30));
    book.release(holder, SIX);
    assertThat(book.untold()).containsExactly(second.person().id());
  }

  @Test
  void nobodyInLineHasNothingToNote() {
    assertThat(book.lead(first, 3)).isEqualTo(Lead.NONE.word());
  }

  @Test
  void anOfferNearTheStartIsHeldShorterAndGoesOnToTheNext() {
    line();
    book.lead(second, 0);
    book.now = PicketBook.sixOClock().minus(Duration.ofHours(3));
    book.release(holder, SIX);
    assertThat(book.untold()).containsExactly(first.person().id());
    book.now = book.now.plus(Duration.ofMinutes(19));
    assertThat(book.expire()).isZero();
    book.now = book.now.plus(Duration.ofMinutes(1));
    assertThat(book.expire()).isOne();
    assertThat(book.untold()).containsExactly(second.person().id());
  }

  @Test
  void theBellRingsWhenAnOfferIsCommittedAndNotBefore() throws InterruptedException {
    line();
    book.release(holder, SIX);
    var began = System.nanoTime();
    book.rosters.opened().await(Duration.ofSeconds(30));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void theNearerTheStartTheShorterAPlaceIsHeldAndNeverBeyondIt() {
    var starts = PicketBook.sixOClock();
    assertThat(List.of(48, 24, 4, 1))
        .extracting(hours -> held(starts.minus(Duration.ofHours(hours)), starts))
        .containsExactly(
            Duration.ofHours(12),
            Duration.ofHours(2),
            Duration.ofMinutes(20),
            Duration.ofMinutes(20));
    assertThat(held(starts.minusSeconds(60), starts)).isEqualTo(Duration.ofMinutes(1));
  }

  private static Duration held(Instant now, Instant starts) {
    return Duration.between(now, PicketBook.LINE.until(now, starts));
  }

  /// One holds the place, two wait for it.
  private void line() {
    book.reserve(holder, SIX);
    book.waitlist(first, SIX);
    book.waitlist(second, SIX);
  }
}
