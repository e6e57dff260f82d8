package org.turnout.blast.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.run.PlannedRuns.ANA;
import static org.turnout.blast.run.PlannedRuns.BEN;
import static org.turnout.blast.run.PlannedRuns.must;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.blast.run.UncertainTexts.Decided;
import org.turnout.channel.DeliveryReceipt;
import org.turnout.channel.DeliveryState;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.outbox.CarrierRefusals;
import org.turnout.outbox.DeliveryReceipts;
import org.turnout.testkit.TestDatabase;
import org.turnout.time.Clocks;

class UncertainTextsIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  @AutoClose
  private static final DeliveryReceipts REPORTS =
      new DeliveryReceipts(
          DB.database(),
          new CarrierRefusals(
              TwilioErrors.load()::of,
              new RunRefusals(InstantSource.system()),
              new Clocks(InstantSource.system(), InstantSource.system())));

  private final PlannedRuns test = new PlannedRuns(DB);
  private final RunService runs = test.runs();
  private final UncertainTexts desk =
      new UncertainTexts(DB.database(), test.clocks(), PlannedRuns::settings);

  /// The one uncertain text of a new run, whose others have left.
  private long uncertain(String blast) {
    long run = test.started(blast, 7);
    test.move(run, "planned", "uncertain", 1, 0);
    test.move(run, "planned", "delivered", 7, 0);
    return held(run).getFirst().row();
  }

  private static List<UncertainTexts.Held> held(long run) {
    return DB.database().with(handle -> UncertainTexts.list(handle, Optional.of(run), 10));
  }

  private long runOf(long row) {
    return DB.database()
        .with(handle ->
            handle
                .createQuery("select run_id from outbox where id = :id")
                .bind("id", row)
                .mapTo(Long.class)
                .one());
  }

  private String state(long row) {
    return DB.database()
        .with(handle ->
            handle
                .createQuery("select state || ' ' || attempt from outbox where id = :id")
                .bind("id", row)
                .mapTo(String.class)
                .one());
  }

  private static String why(Decided decided) {
    return switch (decided) {
      case Decided.Done(long row) -> throw new AssertionError("done: " + row);
      case Decided.Refused(_, String why, String next) -> {
        assertThat(next).isNotBlank();
        yield why;
      }
    };
  }

  private void report(long row, String carrierId, DeliveryState delivery, int code) {
    REPORTS.report(
        new DeliveryReceipt(
            OptionalLong.of(row), carrierId, delivery, code, test.clocks().machine().instant()));
  }

  @Test
  void whatIsHeldIsListedWithItsRunAndItsNumberMasked() {
    long row = uncertain("listed");
    var held = held(runOf(row)).getFirst();
    assertThat(held.title()).contains("listed #1");
    assertThat(held.to().toString()).startsWith("SMS:…").hasSize(9);
    assertThat(held.attempt()).isOne();
    assertThat(held.why()).isEqualTo("no answer");
  }

  @Test
  void notBeforeTenMinutesThenOnceAndWrittenDown() {
    long row = uncertain("waits");
    assertThat(why(desk.resend(row, ANA))).isEqualTo("it was handed over less than 10 minutes ago");
    test.push(Duration.ofMinutes(10));
    assertThat(desk.resend(row, ANA)).isEqualTo(new Decided.Done(row));
    assertThat(state(row)).isEqualTo("planned 2");
    assertThat(why(desk.resend(row, BEN))).isEqualTo("text " + row + " is not uncertain any more");
    var entries = DB.database().with(handle -> Audit.of(handle, "text " + row));
    assertThat(entries).extracting(AuditEntry::act).containsExactly("text.resend");
    assertThat(entries.getFirst().details()).containsEntry("blast", "waits #1");
    test.assertAccountedFor(runOf(row));
    must(runs.cancel(runOf(row), "x", ANA));
  }

  @Test
  void aFinishedRunStartsAnewForItAndFinishesAgain() {
    long row = uncertain("again");
    long run = runOf(row);
    var worker =
        new RunWorker(
            DB.database(),
            "a",
            test.clocks(),
            runs,
            PlannedRuns::settings,
            TwilioErrors.load()::of,
            test.recurrences()::round);
    worker.round();
    assertThat(test.run(run).state()).isEqualTo(RunState.FINISHED);
    test.push(Duration.ofMinutes(11));
    assertThat(desk.resend(row, ANA)).isInstanceOf(Decided.Done.class);
    assertThat(test.run(run).state()).isEqualTo(RunState.STARTED);
    assertThat(test.run(run).endedAt()).isEmpty();
    test.move(run, "planned", "accepted", 1, 0);
    worker.round();
    assertThat(test.run(run).state()).isEqualTo(RunState.FINISHED);
    test.assertAccountedFor(run);
  }

  @Test
  void neverForAPhoneThatHasStoppedNorForACancelledRun() {
    long row = uncertain("stopped");
    test.push(Duration.ofMinutes(11));
    DB.database()
        .with(handle ->
            handle.execute(
                "update address set stopped_at = created_at where id = (select address_id from outbox where id = ?)",
                row));
    assertThat(why(desk.resend(row, ANA))).isEqualTo("this phone has stopped");
    long other = uncertain("gone");
    test.push(Duration.ofMinutes(11));
    must(runs.cancel(runOf(other), "x", ANA));
    assertThat(why(desk.resend(other, ANA))).contains("its blast was cancelled");
    assertThat(desk.giveUp(row, ANA)).isEqualTo(new Decided.Done(row));
    assertThat(state(row)).isEqualTo("failed 1");
    assertThat(test.progress(runOf(row)).failed()).containsEntry(0, 1L);
    test.assertAccountedFor(runOf(row));
    assertThat(why(desk.resend(999_999_999, ANA))).isEqualTo("there is no text 999999999");
  }

  @Test
  void lateNewsThatTheEarlierOneArrivedEndsTheWait() {
    long row = uncertain("late");
    test.push(Duration.ofMinutes(11));
    desk.resend(row, ANA);
    report(row, "SMfirst", DeliveryState.FAILED, 30003);
    assertThat(state(row)).as("the next one still leaves").isEqualTo("planned 2");
    report(row, "SMfirst", DeliveryState.DELIVERED, 0);
    assertThat(state(row)).isEqualTo("delivered 2");
    report(row, "SMfirst", DeliveryState.SENT, 0);
    assertThat(state(row)).isEqualTo("delivered 2");
    test.assertAccountedFor(runOf(row));
  }

  @Test
  void aCallbackThatComesBeforeAnybodyDecidedSettlesIt() {
    long row = uncertain("settled");
    report(row, "SM1", DeliveryState.SENT, 0);
    test.push(Duration.ofMinutes(11));
    assertThat(why(desk.resend(row, ANA))).contains("not uncertain any more");
    test.assertAccountedFor(runOf(row));
  }
}
