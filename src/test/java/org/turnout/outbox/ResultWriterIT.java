package org.turnout.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.blast.run.RunRefusals;
import org.turnout.channel.Channel;
import org.turnout.channel.OutboundText;
import org.turnout.channel.SendResult;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.testkit.LedgerRun;
import org.turnout.testkit.TallyChecks;
import org.turnout.testkit.TestDatabase;
import org.turnout.time.Clocks;

/// What became of the texts of a run, recorded.
class ResultWriterIT {
  private static final AtomicInteger PHONES = new AtomicInteger(1_000);
  private static final Instant NOON = Instant.parse("2026-10-06T19:00:00Z");
  private static final String NODE = "one";

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private final List<String> phones =
      IntStream.range(0, 200).mapToObj(_ -> "+1213555" + PHONES.incrementAndGet()).toList();
  private final long run =
      LedgerRun.start(DB.database(), "78787", phones, "America/Los_Angeles", NOON);
  private final List<Long> rows = claim();

  private static ResultWriter writer() {
    var clocks = new Clocks(() -> NOON, () -> NOON);
    var refusals =
        new CarrierRefusals(TwilioErrors.load()::of, new RunRefusals(() -> NOON), clocks);
    return new ResultWriter(
        DB.database(), refusals, new ClaimTerms(NODE, clocks, Duration.ofMinutes(1)));
  }

  @AfterEach
  void everybodyIsAccountedFor() {
    TallyChecks.assertWhole(DB.database(), run, phones.size());
  }

  @Test
  void eachTextGetsWhatBecameOfIt() {
    try (var results = writer()) {
      add(results, 0, new SendResult.Accepted("SM0"));
      add(results, 1, new SendResult.Refused(30003, "unreachable"));
      add(results, 2, new SendResult.TryLater(429, "too fast"));
      add(results, 3, new SendResult.Uncertain("no answer"));
    }
    assertThat(row(0)).isEqualTo("accepted 0 SM0 one");
    assertThat(row(1)).isEqualTo("failed 30003 unreachable one");
    assertThat(row(2)).isEqualTo("planned 0 too fast");
    assertThat(row(3)).as("left to the settler").isEqualTo("claimed 0 no answer one");
    assertThat(row(4)).isEqualTo("claimed 0 one");
  }

  @Test
  void whatComesInWhileTheRecordsAreBusyIsRecordedInOneCommit() {
    try (var results = writer()) {
      DB.database()
          .inTransaction(busy -> {
            busy.execute("select from outbox where id = ? for update", rows.getFirst());
            for (int i = 0; i < rows.size(); i++) {
              add(results, i, new SendResult.Accepted("SM" + i));
            }
            return true;
          });
    }
    assertThat(one("select count(*) from outbox where state = 'accepted' and run_id = " + run))
        .isEqualTo("200");
    // What was in hand when the others came in, and the others.
    assertThat(one("select count(distinct xmin::text) from outbox where run_id = " + run))
        .isIn("1", "2");
  }

  @Test
  void aWordOfTheCarrierThatNoRecordCanHoldTakesNoOtherResultWithIt() {
    try (var results = writer()) {
      add(results, 0, new SendResult.Accepted("SM0"));
      add(results, 1, new SendResult.Refused(30003, "un\0reachable"));
      add(results, 2, new SendResult.Accepted("SM2"));
    }
    assertThat(row(0)).isEqualTo("accepted 0 SM0 one");
    assertThat(row(1)).as("left to the settler").isEqualTo("claimed 0 one");
    assertThat(row(2)).isEqualTo("accepted 0 SM2 one");
  }

  @Test
  void aResultOfAnEarlierClaimMovesNothing() {
    try (var results = writer()) {
      var before = NOON.minusSeconds(60);
      results.add(claimed(0, before), new SendResult.Refused(30003, "x"));
      results.add(claimed(1, before), new SendResult.TryLater(429, "x"));
    }
    assertThat(row(0)).isEqualTo("claimed 0 one");
    assertThat(row(1)).isEqualTo("claimed 0 one");
  }

  @Test
  void whatACallbackHasSettledIsNotMovedBack() {
    change("update outbox set state = 'delivered', carrier_id = 'SM0' where id = " + rows.get(0));
    change("update outbox set state = 'uncertain' where id = " + rows.get(1));
    try (var results = writer()) {
      add(results, 0, new SendResult.Uncertain("no answer"));
      add(results, 1, new SendResult.Accepted("SM1"));
    }
    assertThat(row(0)).isEqualTo("delivered 0 SM0 one");
    assertThat(row(1)).isEqualTo("accepted 0 SM1 one");
  }

  @Test
  void aCarrierThatPutsOffEveryTextLetsItsSenderRestAndTheRunSaysSo() {
    try (var results = writer()) {
      IntStream.range(0, 49).forEach(text -> add(results, text, new SendResult.TryLater(429, "x")));
    }
    assertThat(waits()).as("a burst passes by itself").isZero();
    claim();
    try (var results = writer()) {
      IntStream.range(0, 60).forEach(text -> add(results, text, new SendResult.TryLater(429, "x")));
    }
    assertThat(waits()).isEqualTo(10);
  }

  @Test
  void oneTextThatTheCarrierTookSaysThatItIsThere() {
    try (var results = writer()) {
      IntStream.range(0, 90)
          .forEach(text ->
              add(
                  results,
                  text,
                  text % 45 == 44
                      ? new SendResult.Accepted("SM" + text)
                      : new SendResult.TryLater(429, "x")));
    }
    assertThat(waits()).isZero();
  }

  @Test
  void aTextThatWasPutOffIsSkippedWhenItsPhoneHasStopped() {
    change(
        "update address set stopped_at = now(), word_at = now() where value = '"
            + phones.getFirst()
            + "'");
    try (var results = writer()) {
      add(results, 0, new SendResult.TryLater(429, "too fast"));
    }
    assertThat(row(0)).isEqualTo("skipped 0 stopped");
  }

  private void add(ResultWriter results, int text, SendResult became) {
    results.add(claimed(text, NOON), became);
  }

  private ClaimedText claimed(int text, Instant at) {
    var to = Channel.ofPhones().address(phones.get(text));
    var from = Channel.ofPhones().address("78787");
    var out = new OutboundText(rows.get(text), to, from, "x", List.of(), Optional.empty());
    return new ClaimedText(out, run, at);
  }

  private List<Long> claim() {
    change(
        "update outbox set state = 'claimed', claimed_by = '%s', claimed_at = '%s', left_at = '%s' where run_id = %d"
            .formatted(NODE, NOON, NOON, run));
    return DB.database()
        .with(handle ->
            handle
                .createQuery("select id from outbox where run_id = :run order by to_value")
                .bind("run", run)
                .mapTo(Long.class)
                .list());
  }

  private String row(int text) {
    return one(
        "select concat_ws(' ', state, code, carrier_id, reason, claimed_by) from outbox where id = "
            + rows.get(text));
  }

  /// How long its sender rests, in seconds.
  private int waits() {
    return Integer.parseInt(
        one(
            "select case when why is null then 0 else extract(epoch from first_text_at - timestamptz '%s')::int end from blast_run where id = %d"
                .formatted(NOON, run)));
  }

  private static String one(String sql) {
    return DB.database().with(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  private static void change(String sql) {
    DB.database().with(handle -> handle.execute(sql));
  }
}
