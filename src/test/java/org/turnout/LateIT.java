package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.program.TestCluster;

/// Texts and answers that come later than they should.
class LateIT {
  @AutoClose private static final TestCluster HOUSE = TestCluster.open(timings());

  private final String phone = TestCluster.phone();

  private static Map<String, String> timings() {
    var timings = new HashMap<>(TestCluster.SWEEPING);
    timings.put("sweep leaves alone", "20 s");
    timings.put("webhook waits", "300 ms");
    return timings;
  }

  @Test
  void aTextOlderThanTheLastOneIsRecordedAndNotActedOn() {
    HOUSE.say(phone, "ECHO");
    HOUSE.withholdSince(Duration.ofMinutes(1), phone, "4");
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .untilAsserted(() -> assertThat(kinds()).containsExactly("flow", "late"));
    assertThat(HOUSE.say(phone, "5")).isEqualTo(TestCluster.heard(5));
    assertThat(HOUSE.carrier.received(phone)).hasSize(2);
  }

  @Test
  void aStopThatComesLateStopsAllTheSame() {
    HOUSE.say(phone, "ECHO");
    HOUSE.withholdSince(Duration.ofMinutes(1), phone, "STOP");
    assertThat(HOUSE.got(phone, 2)).last().asString().startsWith("You are unsubscribed");
    assertThat(HOUSE.say(phone, "5")).contains("text START");
  }

  @Test
  void aStopFromBeforeANewerStartChangesNothing() {
    HOUSE.say(phone, "STOP");
    HOUSE.say(phone, "START");
    HOUSE.withholdSince(Duration.ofMinutes(1), phone, "STOP");
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .untilAsserted(() -> assertThat(kinds()).containsExactly("stop", "start", "stop"));
    assertThat(HOUSE.carrier.received(phone)).hasSize(2);
    assertThat(HOUSE.say(phone, "ECHO")).startsWith("Heard nothing");
  }

  @Test
  void anAnswerThatIsLateForItsWebhookGoesByTheOtherWay() {
    HOUSE.say(phone, "ECHO");
    var locked = new CountDownLatch(1);
    ConcurrentCalls.atOnce(
        3,
        i ->
            switch (i) {
              case 0 -> holdAddress(locked);
              case 1 -> after(locked, "HELP");
              default -> after(locked, "6");
            });
    assertThat(HOUSE.got(phone, 3)).contains(TestCluster.heard(6));
    assertThat(
            HOUSE.column(
                "select distinct route from outbox where to_value = '"
                    + phone
                    + "' and body like 'Heard 6%'"))
        .isEqualTo(List.of("rest"));
  }

  /// Keeps the lock that HELP needs for longer than a webhook may wait; the number stands in line
  /// behind it.
  private boolean holdAddress(CountDownLatch locked) {
    return HOUSE
        .db
        .database()
        .<Boolean>inTransaction(handle -> {
          handle.execute("select 1 from address where value = ? for update", phone);
          locked.countDown();
          Awaitility.await().pollDelay(Duration.ofMillis(900)).until(() -> true);
          return true;
        });
  }

  private boolean after(CountDownLatch locked, String body) {
    try {
      locked.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (body.equals("6")) {
      Awaitility.await().pollDelay(Duration.ofMillis(200)).until(() -> true);
    }
    return HOUSE.text(phone, body).status() == 200;
  }

  private List<String> kinds() {
    return HOUSE.column(
        "select b.kind from inbound b join address a on a.id = b.address_id where a.value = '"
            + phone
            + "' order by b.id");
  }
}
