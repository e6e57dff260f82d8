package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.twilio.Webhooks;
import org.turnout.lab.scenario.FaultScript;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.program.StartedRun;
import org.turnout.testkit.program.TallyWatch;
import org.turnout.testkit.program.TestCluster;

/// Status callbacks that are forged, about nobody, repeated, out of order, about another run, or a
/// million of them (`-Dturnout.callbacks=1000000`; the suite has fewer).
class CallbackFloodIT {
  private static final int CALLBACKS = Integer.getInteger("turnout.callbacks", 12_000);
  private static final int CALLERS = 64;

  @AutoClose private static final TestCluster HOUSE = TestCluster.open(TestCluster.CALM, 2);
  private static final TallyWatch SUMS = TallyWatch.watch(HOUSE.db);

  @AfterAll
  static void everySumWasWhole() {
    SUMS.close();
  }

  @Test
  void aForgedCallbackIsTurnedAwayAndChangesNothing() {
    var blast = delivered(5, FaultScript.OnCallbacks.LOST);
    var before = rows(blast);
    long row = ids(blast).getFirst();
    byte[] form = form(sid(row), "failed", "21610");
    for (String signature : List.of("", "x", "L/OH5YylLD5NRKLltdqwSvS0BnU=")) {
      assertThat(HOUSE.post(Webhooks.STATUS + "?o=" + row, form, signature).statusCode())
          .isEqualTo(403);
    }
    // Signed for one row, sent for another.
    assertThat(
            HOUSE
                .post(
                    Webhooks.STATUS + "?o=" + (row + 1),
                    form,
                    HOUSE.signed(Webhooks.STATUS + "?o=" + row, form))
                .statusCode())
        .isEqualTo(403);
    assertThat(rows(blast)).isEqualTo(before);
    assertThat(
            HOUSE.count(
                "select count(*) from address where stopped_at is not null and value like '+1213%'"))
        .isZero();
  }

  @Test
  void aCallbackAboutNobodyIsTakenAndChangesNothing() {
    var blast = delivered(5, FaultScript.OnCallbacks.IN_ORDER);
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .until(() -> rows(blast).equals(Collections.nCopies(5, "delivered 0")));
    var before = rows(blast);
    for (String query :
        List.of(
            "?o=999999999",
            "?o=-1",
            "?o=abc",
            "?o=",
            "",
            "?o=9999999999999999999999",
            "?o=1;drop")) {
      assertThat(
              HOUSE
                  .post(Webhooks.STATUS + query, form("SM" + "9".repeat(32), "delivered", ""))
                  .statusCode())
          .as(query)
          .isEqualTo(204);
    }
    assertThat(rows(blast)).isEqualTo(before);
  }

  @Test
  void repeatedAndBackwardsTheyComeToTheSame() {
    var twice = delivered(60, FaultScript.OnCallbacks.TWICE);
    var backwards = delivered(60, FaultScript.OnCallbacks.BACKWARDS);
    for (var blast : List.of(twice, backwards)) {
      Awaitility.await()
          .atMost(TestCluster.PATIENCE)
          .until(() -> rows(blast).equals(Collections.nCopies(60, "delivered 0")));
    }
  }

  @Test
  void aCallbackAboutOneRunLeavesTheOthersAlone() {
    var one = delivered(5, FaultScript.OnCallbacks.LOST);
    var other = delivered(5, FaultScript.OnCallbacks.LOST);
    var before = rows(other);
    for (long row : ids(one)) {
      assertThat(HOUSE.report(row, sid(row), "delivered").statusCode()).isEqualTo(204);
    }
    assertThat(rows(one)).containsOnly("delivered 0");
    assertThat(rows(other)).isEqualTo(before);
  }

  @Test
  void floodedItStaysUprightAndGoesOnAnsweringPeople() {
    var blast = delivered(400, FaultScript.OnCallbacks.LOST);
    var ids = ids(blast);
    var sids = ids.stream().map(CallbackFloodIT::sid).toList();
    var words = List.of("queued", "sent", "delivered", "sent", "undelivered", "delivered");
    long before = heap();
    var next = new AtomicInteger();
    var wrong = new ConcurrentLinkedQueue<Integer>();
    var over = new AtomicBoolean();
    var answers = new ArrayList<Long>();
    var talking = Thread.ofVirtual().start(() -> talk(over, answers));
    long began = System.nanoTime();
    ConcurrentCalls.atOnce(
        CALLERS,
        _ -> {
          for (int n = next.getAndIncrement(); n < CALLBACKS; n = next.getAndIncrement()) {
            int row = n % ids.size();
            int status =
                HOUSE
                    .report(ids.get(row), sids.get(row), words.get(n / ids.size() % words.size()))
                    .statusCode();
            if (status != 204 && status != 503) {
              wrong.add(status);
            }
          }
          return true;
        });
    double seconds = (System.nanoTime() - began) / 1e9;
    over.set(true);
    Awaitility.await().atMost(TestCluster.PATIENCE).until(() -> !talking.isAlive());
    assertThat(wrong).isEmpty();
    assertThat(rows(blast)).containsOnly("delivered 0");
    Collections.sort(answers);
    long grown = heap() - before;
    System.out.printf(
        "callbacks %d in %.1f s (%.0f a second), heap grew by %d MB, %d answers meanwhile, p99 %d ms%n",
        CALLBACKS,
        seconds,
        CALLBACKS / seconds,
        grown >> 20,
        answers.size(),
        answers.get(answers.size() * 99 / 100));
    assertThat(grown).isLessThan(64L << 20);
    assertThat(answers).hasSizeGreaterThan(3);
  }

  /// Talks until it is over, and notes how long each answer took, in milliseconds.
  private static void talk(AtomicBoolean over, List<Long> answers) {
    while (!over.get()) {
      var phone = TestCluster.phone();
      for (String text : List.of("ECHO", "1", "2", "3")) {
        long asked = System.nanoTime();
        HOUSE.say(phone, text);
        answers.add((System.nanoTime() - asked) / 1_000_000);
      }
    }
  }

  /// A blast that has reached everybody, its callbacks like this.
  private static StartedRun delivered(int recipients, FaultScript.OnCallbacks callbacks) {
    HOUSE.carrier.faults(FaultScript.NONE.onCallbacks(_ -> callbacks));
    var blast = StartedRun.start(HOUSE.db, recipients);
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .until(() ->
            HOUSE.count(
                    "select count(*) from outbox where carrier_id is null and run_id = "
                        + blast.run())
                == 0);
    HOUSE.carrier.faults(FaultScript.NONE);
    return blast;
  }

  private static List<Long> ids(StartedRun blast) {
    return HOUSE
        .column("select id::text from outbox where run_id = " + blast.run() + " order by id")
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  private static String sid(long row) {
    return HOUSE.column("select carrier_id from outbox where id = " + row).getFirst();
  }

  private static List<String> rows(StartedRun blast) {
    return HOUSE.column(
        "select state || ' ' || code from outbox where run_id = " + blast.run() + " order by id");
  }

  private static byte[] form(String sid, String word, String code) {
    return TestCluster.encode(
        Map.of(
            "AccountSid",
            TestCluster.ACCOUNT,
            "MessageSid",
            sid,
            "MessageStatus",
            word,
            "ErrorCode",
            code));
  }

  /// What is in use once everything unreachable is gone.
  private static long heap() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
