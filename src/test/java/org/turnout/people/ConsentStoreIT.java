package org.turnout.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turnout.people.ConsentStore.Change.ALREADY;
import static org.turnout.people.ConsentStore.Change.DONE;
import static org.turnout.people.ConsentStore.Change.OVERTAKEN;
import static org.turnout.testkit.TestPeople.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

class ConsentStoreIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Wording ALERTS = new Wording("alerts", 1, "en", "May we text you?");

  private final ConsentStore consent = new ConsentStore();

  private static <T> T tx(Function<Handle, T> work) {
    return DB.database().inTransaction(work);
  }

  private static ConsentStore.Change change(Function<Handle, ConsentStore.Change> work) {
    return tx(work);
  }

  private boolean mayTell(Contact who, Instant at) {
    return ConsentStoreIT.<Boolean>tx(h -> consent.mayTellHowToStart(h, who, at));
  }

  private static ConsentStore.Said said(Instant at) {
    return new ConsentStore.Said("STOP", Optional.of("SM1"), at, NOW);
  }

  @Test
  void aStopStopsOnceAndASecondOneNeedsNoSecondConfirmation() {
    var who = TestPeople.someone(DB);
    assertThat(change(h -> consent.stop(h, who, said(NOW)))).isEqualTo(DONE);
    assertThat(change(h -> consent.stop(h, who, said(NOW.plusSeconds(9))))).isEqualTo(ALREADY);
    assertThat(TestPeople.again(DB, who).stoppedAt()).contains(NOW);
  }

  @Test
  void onlyTheirOwnStartUndoesAStop() {
    var who = TestPeople.someone(DB);
    tx(h -> consent.stop(h, who, said(NOW)));
    tx(h -> consent.subscribe(h, who, "bargaining", ALERTS, said(NOW.plusSeconds(1))));
    assertThat(TestPeople.again(DB, who).stopped()).isTrue();
    assertThat(change(h -> consent.start(h, who, said(NOW.plusSeconds(2))))).isEqualTo(DONE);
    assertThat(TestPeople.again(DB, who).stopped()).isFalse();
  }

  @Test
  void aLateOlderWordIsKeptAndChangesNothing() {
    var who = TestPeople.someone(DB);
    tx(h -> consent.start(h, who, said(NOW)));
    assertThat(change(h -> consent.stop(h, who, said(NOW.minusSeconds(60))))).isEqualTo(OVERTAKEN);
    assertThat(TestPeople.again(DB, who).stopped()).isFalse();
    tx(h -> consent.stop(h, who, said(NOW.plusSeconds(60))));
    assertThat(change(h -> consent.start(h, who, said(NOW)))).isEqualTo(OVERTAKEN);
    assertThat(TestPeople.again(DB, who).stopped()).isTrue();
  }

  @Test
  void theStateIsTheSameInWhateverOrderTheWordsReachUs() {
    var random = new Random(7);
    for (var round = 0; round < 40; round++) {
      // Times collide on purpose: of two words at the same moment a stop wins.
      var words = new ArrayList<Map.Entry<Boolean, Instant>>();
      for (var i = 0; i < 6; i++) {
        words.add(Map.entry(random.nextBoolean(), NOW.plusSeconds(random.nextInt(4))));
      }
      var newest = words.stream().map(Map.Entry::getValue).max(Instant::compareTo).orElseThrow();
      var stopped = words.contains(Map.entry(true, newest));
      Collections.shuffle(words, random);
      var who = TestPeople.someone(DB);
      for (var word : words) {
        tx(h ->
            word.getKey()
                ? consent.stop(h, who, said(word.getValue()))
                : consent.start(h, who, said(word.getValue())));
      }
      assertThat(TestPeople.again(DB, who).stopped()).as("%s", words).isEqualTo(stopped);
    }
  }

  @Test
  void aYesIsKeptWithTheExactTextAndItsSourceMessage() {
    var who = TestPeople.someone(DB);
    tx(h -> consent.subscribe(h, who, "bargaining", ALERTS, said(NOW)));
    assertThat(TestPeople.again(DB, who).topics()).containsExactly("bargaining");
    var kept =
        tx(h ->
            h.createQuery(
                    """
                    select w.text || '/' || e.message_id || '/' || e.what from consent_event e
                    join wording w on w.hash = e.wording_hash where address_id = :id
                    """)
                .bind("id", who.addressId())
                .mapTo(String.class)
                .list());
    assertThat(kept).isEqualTo(List.of("May we text you?/SM1/opt_in"));
  }

  @Test
  void leavingOneTopicKeepsTheOthers() {
    var who = TestPeople.someone(DB);
    tx(h -> consent.subscribe(h, who, "bargaining", ALERTS, said(NOW)));
    tx(h -> consent.subscribe(h, who, "picket", ALERTS, said(NOW)));
    assertThat(change(h -> consent.unsubscribe(h, who, "picket", said(NOW.plusSeconds(1)))))
        .isEqualTo(DONE);
    assertThat(change(h -> consent.subscribe(h, who, "picket", ALERTS, said(NOW))))
        .isEqualTo(OVERTAKEN);
    assertThat(TestPeople.again(DB, who).topics()).containsExactly("bargaining");
  }

  @Test
  void aNoToATopicHoldsForNinetyDaysUntilAYes() {
    var who = TestPeople.someone(DB);
    tx(h -> consent.unsubscribe(h, who, "picket", said(NOW)));
    var after = TestPeople.again(DB, who);
    assertThat(after.declines("picket", NOW.plus(Duration.ofDays(89)))).isTrue();
    assertThat(after.declines("picket", NOW.plus(Duration.ofDays(90)))).isFalse();
    assertThat(after.declines("bargaining", NOW)).isFalse();
    tx(h -> consent.subscribe(h, who, "picket", ALERTS, said(NOW.plusSeconds(1))));
    assertThat(TestPeople.again(DB, who).declines("picket", NOW.plusSeconds(2))).isFalse();
  }

  @Test
  void aNumberThatChangesHandsForgetsItsNo() {
    var who = TestPeople.someone(DB);
    tx(h -> consent.unsubscribe(h, who, "picket", said(NOW)));
    tx(h -> {
      consent.unlink(h, who, said(NOW.plusSeconds(1)));
      return true;
    });
    var stays =
        DB.database()
            .inTransaction(h ->
                h.createQuery(
                        "select count(*) from topic_subscription where declined_at is not null and address_id = :id")
                    .bind("id", who.addressId())
                    .mapTo(Long.class)
                    .one());
    assertThat(stays).isZero();
  }

  @Test
  void aWrongNumberIsUnlinkedAndItsConsentGoesNowhere() {
    var who = TestPeople.someone(DB);
    tx(h -> consent.subscribe(h, who, "bargaining", ALERTS, said(NOW)));
    tx(h -> {
      consent.unlink(h, who, said(NOW.plusSeconds(1)));
      return consent.wrongNumber(h, who, said(NOW.plusSeconds(1)));
    });
    var next = tx(h -> new People().findOrCreate(h, who.address(), Map.of(), NOW.plusSeconds(9)));
    assertThat(next.person().id()).isNotEqualTo(who.person().id());
    assertThat(next.stopped()).isTrue();
    assertThat(next.topics()).isEmpty();
  }

  @Test
  void aStoppedPhoneIsToldHowToStartAtMostDaily() {
    var who = TestPeople.someone(DB);
    assertThat(mayTell(who, NOW)).isFalse();
    tx(h -> consent.stop(h, who, said(NOW)));
    assertThat(mayTell(who, NOW)).isTrue();
    assertThat(mayTell(who, NOW.plus(Duration.ofHours(23)))).isFalse();
    assertThat(mayTell(who, NOW.plus(Duration.ofHours(24)))).isTrue();
  }

  @Test
  void theLogCanNotBeRewritten() {
    var who = TestPeople.someone(DB);
    tx(h -> consent.stop(h, who, said(NOW)));
    assertThatThrownBy(() -> tx(h -> h.execute("update consent_event set what = 'start'")))
        .hasMessageContaining("append-only");
  }
}
