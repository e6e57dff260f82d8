package org.turnout.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.blast.run.RunRefusals;
import org.turnout.channel.DeliveryReceipt;
import org.turnout.channel.DeliveryState;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.testkit.LedgerRun;
import org.turnout.testkit.TallyChecks;
import org.turnout.testkit.TestDatabase;
import org.turnout.time.Clocks;

/// What follows from the carrier's codes, with the table that is shipped.
class CarrierRefusalsIT {
  private static final AtomicInteger PHONES = new AtomicInteger(5_000);
  private static final Instant NOON = Instant.parse("2026-10-06T19:00:00Z");
  private static final String LA = "America/Los_Angeles";

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  @AutoClose
  private final DeliveryReceipts reports =
      new DeliveryReceipts(
          DB.database(),
          new CarrierRefusals(
              TwilioErrors.load()::of,
              new RunRefusals(() -> NOON),
              new Clocks(() -> NOON, () -> NOON)));

  private final List<String> phones =
      IntStream.range(0, 12).mapToObj(_ -> "+1213555" + PHONES.incrementAndGet()).toList();
  private final String sender = "7" + PHONES.incrementAndGet();
  private final long run = start();

  private long start() {
    long started = LedgerRun.start(DB.database(), sender, phones, LA, NOON);
    change(
        "update outbox set state = 'accepted', carrier_id = 'SM' || id, left_at = '%s' where run_id = %d"
            .formatted(NOON, started));
    return started;
  }

  @AfterEach
  void everybodyIsAccountedFor() {
    TallyChecks.assertWhole(DB.database(), run, phones.size());
  }

  @Test
  void whoStoppedAtTheCarrierIsSuppressedHere() {
    long other = LedgerRun.start(DB.database(), sender, phones.subList(0, 1), LA, NOON);
    fail(0, 21610);
    fail(0, 21610);
    assertThat(
            one("select stopped_at is not null from address where value = '" + phones.get(0) + "'"))
        .isEqualTo("t");
    assertThat(one("select reason from outbox where run_id = " + other)).isEqualTo("stopped");
    assertThat(
            one(
                "select count(*) from consent_event e join address a on a.id = e.address_id where rule = '21610' and value = '"
                    + phones.get(0)
                    + "'"))
        .isEqualTo("1");
    TallyChecks.assertWhole(DB.database(), other, 1);
  }

  @Test
  void aNumberThatNobodyHasIsBadAfterTwoDifferentRuns() {
    fail(0, 30005);
    fail(0, 30005);
    assertThat(bad(0)).isFalse();
    long other = LedgerRun.start(DB.database(), sender, phones.subList(0, 1), LA, NOON);
    reports.report(report(row(other, 0), "SM9", DeliveryState.UNDELIVERED, 30005));
    assertThat(bad(0)).isTrue();
    fail(1, 30006);
    assertThat(bad(1)).isTrue();
  }

  @Test
  void aTextThatRanOutOfTimeWaitsForItsNextHoursAndLateNewsOfItChangesNothing() {
    long row = row(run, 0);
    fail(0, 30036);
    assertThat(state(0)).isEqualTo("planned");
    reports.report(report(row, "SM" + row, DeliveryState.SENT, 0));
    reports.report(report(row, "SM" + row, DeliveryState.UNDELIVERED, 30036));
    assertThat(state(0)).isEqualTo("planned");
    change("update outbox set state = 'accepted', carrier_id = 'SMnew' where id = " + row);
    reports.report(report(row, "SM" + row, DeliveryState.UNDELIVERED, 30036));
    assertThat(state(0)).isEqualTo("accepted");
    reports.report(report(row, "SMnew", DeliveryState.DELIVERED, 0));
    assertThat(state(0)).isEqualTo("delivered");
  }

  @Test
  void aTextThatArrivedAfterAllIsNotSentAgain() {
    long row = row(run, 0);
    fail(0, 30036);
    reports.report(report(row, "SM" + row, DeliveryState.DELIVERED, 0));
    assertThat(state(0)).isEqualTo("delivered");
  }

  @Test
  void whereNoPictureArrivesTheWordsGoAlone() {
    change("update outbox set media = '{https://example.org/x.png}' where run_id = " + run);
    fail(0, 30011);
    assertThat(one("select state || cardinality(media) from outbox where id = " + row(run, 0)))
        .isEqualTo("planned0");
  }

  @Test
  void anUnregisteredSenderPausesWhatItSendsAndTheLogSaysWhy() {
    long others = LedgerRun.start(DB.database(), "7" + PHONES.incrementAndGet(), phones, LA, NOON);
    fail(0, 30034);
    assertThat(one("select state from blast_run where id = " + run)).isEqualTo("paused");
    assertThat(one("select why from blast_run where id = " + run)).contains("30034");
    assertThat(one("select act from audit_entry where subject = 'run " + run + "'"))
        .isEqualTo("blast.pause");
    assertThat(one("select state from blast_run where id = " + others)).isEqualTo("started");
    change("update blast_run set state = 'started' where id = " + run);
    fail(0, 30034);
    assertThat(one("select state from blast_run where id = " + run)).isEqualTo("started");
  }

  @Test
  void oneForeignNumberDoesNotStopABlastTenDo() {
    for (int i = 0; i < 9; i++) {
      fail(i, 21408);
    }
    assertThat(one("select state from blast_run where id = " + run)).isEqualTo("started");
    fail(9, 21408);
    assertThat(one("select state from blast_run where id = " + run)).isEqualTo("paused");
  }

  @Test
  void aSuspendedAccountPausesEverything() {
    long others = LedgerRun.start(DB.database(), "7" + PHONES.incrementAndGet(), phones, LA, NOON);
    fail(0, 30002);
    assertThat(one("select state from blast_run where id = " + others)).isEqualTo("paused");
  }

  @Test
  void aUsedUpAllowanceHoldsTheSenderUntilMidnightInCalifornia() {
    fail(0, 30023);
    assertThat(state(0)).isEqualTo("planned");
    assertThat(
            one("select first_text_at = '2026-10-07T07:00:00Z' from blast_run where id = " + run))
        .isEqualTo("t");
  }

  @Test
  void aFullQueueHoldsTheSenderForAMoment() {
    fail(0, 30001);
    assertThat(state(0)).isEqualTo("failed");
    var until = NOON.plus(Duration.ofSeconds(30));
    assertThat(one("select first_text_at = '" + until + "' from blast_run where id = " + run))
        .isEqualTo("t");
  }

  private void fail(int phone, int code) {
    long row = row(run, phone);
    reports.report(report(row, "SM" + row, DeliveryState.FAILED, code));
  }

  private static DeliveryReceipt report(long row, String sid, DeliveryState delivery, int code) {
    return new DeliveryReceipt(OptionalLong.of(row), sid, delivery, code, NOON);
  }

  private long row(long ofRun, int phone) {
    return Long.parseLong(
        one(
            "select id from outbox where run_id = %d and to_value = '%s'"
                .formatted(ofRun, phones.get(phone))));
  }

  private String state(int phone) {
    return one("select state from outbox where id = " + row(run, phone));
  }

  private boolean bad(int phone) {
    return one("select bad from address where value = '" + phones.get(phone) + "'").equals("t");
  }

  private static String one(String sql) {
    return DB.database().with(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  private static void change(String sql) {
    DB.database().with(handle -> handle.execute(sql));
  }
}
