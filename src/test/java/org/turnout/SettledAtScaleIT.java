package org.turnout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.turnout.channel.twilio.Webhooks;
import org.turnout.lab.scenario.FaultScript;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.program.ClusterLinks;
import org.turnout.testkit.program.ScriptedCarrier;
import org.turnout.testkit.program.ScriptedCarrier.Manner;
import org.turnout.testkit.program.StartedRun;
import org.turnout.testkit.program.TallyWatch;
import org.turnout.testkit.program.TestCluster;

/// Many rows that a dead node had claimed and no callback ever spoke of: all are settled from the
/// carrier's log, even if it is sometimes too busy to be read (`-Dturnout.settled=5000`; the suite
/// has fewer).
class SettledAtScaleIT {
  private static final int CLAIMED = Integer.getInteger("turnout.settled", 300);

  /// So many of them never reached the carrier.
  private static final int LOST = CLAIMED / 100;

  private static final Map<String, String> TIMINGS =
      Map.of("sweep every", "1 hour", "twiml checked after", "3 s", "uncertain waits", "3 s");

  @Test
  void whatTheDeadHadClaimedIsSettledFromTheLog() throws Exception {
    var means = new ArrayList<ScriptedCarrier>();
    try (var house =
            TestCluster.open(
                TIMINGS,
                1,
                ClusterLinks.toCarrier(standIn -> {
                  means.add(ScriptedCarrier.before(standIn));
                  return means.getFirst().address();
                }));
        var mean = means.getFirst();
        var _ = TallyWatch.watch(house.db)) {
      // Now and then a look is sent away.
      mean.lists(n ->
          n % 100 == 50
              ? Manner.http(
                  "too many",
                  false,
                  "429 Too Many Requests",
                  "application/json",
                  "{\"code\":20429}")
              : Manner.SOUND);
      house.carrier.faults(FaultScript.NONE.onCallbacks(_ -> FaultScript.OnCallbacks.LOST));
      var blast = StartedRun.claimedByTheDead(house.db, CLAIMED);
      taken(house, blast);
      long began = System.nanoTime();
      int before = mean.lists();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> house.count("select count(*) from outbox where state = 'claimed'") == 0);
      System.out.printf(
          "settled %d rows in %.1f s with %d looks at the carrier's log%n",
          CLAIMED, (System.nanoTime() - began) / 1e9, mean.lists() - before);
      assertThat(house.column("select state || ' ' || count(*) from outbox group by state"))
          .containsExactlyInAnyOrder("accepted " + (CLAIMED - LOST), "uncertain " + LOST);
      assertThat(
              house.count(
                  "select count(*) from outbox where state = 'uncertain' and id % 100 <> 0"))
          .isZero();
      // One look for each phone, those that were sent away included, and not all at once.
      assertThat(mean.lists() - before).isLessThan(2 * CLAIMED);
      assertThat(house.carrier.repeated()).isEmpty();
    }
  }

  /// The carrier took them all but one in a hundred, before the node died.
  private static void taken(TestCluster house, StartedRun blast) {
    List<Map.Entry<Long, String>> rows =
        house
            .column("select id || ' ' || to_value from outbox where run_id = " + blast.run())
            .stream()
            .map(row ->
                Map.entry(
                    Long.valueOf(row.substring(0, row.indexOf(' '))),
                    row.substring(row.indexOf(' ') + 1)))
            .filter(row -> row.getKey() % 100 != 0)
            .toList();
    assertThat(rows).hasSize(CLAIMED - LOST);
    var http = HttpClient.newHttpClient();
    var next = new AtomicInteger();
    var pair =
        Base64.getEncoder()
            .encodeToString((TestCluster.ACCOUNT + ":" + TestCluster.TOKEN).getBytes(UTF_8));
    ConcurrentCalls.atOnce(
        32,
        _ -> {
          for (int n = next.getAndIncrement(); n < rows.size(); n = next.getAndIncrement()) {
            var form =
                TestCluster.encode(
                    Map.of(
                        "To",
                        rows.get(n).getValue(),
                        "From",
                        TestCluster.SENDER,
                        "Body",
                        "Tomorrow is gear day.",
                        "StatusCallback",
                        TestCluster.PUBLIC + Webhooks.STATUS + "?o=" + rows.get(n).getKey()));
            try {
              var answer =
                  http.send(
                      HttpRequest.newBuilder(
                              URI.create(
                                  house.carrier.api()
                                      + "/2010-04-01/Accounts/"
                                      + TestCluster.ACCOUNT
                                      + "/Messages.json"))
                          .header("Authorization", "Basic " + pair)
                          .header("Content-Type", "application/x-www-form-urlencoded")
                          .POST(HttpRequest.BodyPublishers.ofByteArray(form))
                          .build(),
                      HttpResponse.BodyHandlers.ofString());
              assertThat(answer.statusCode()).isEqualTo(201);
              if (n % 7 == 0) {
                named(house, rows.get(n).getKey(), answer.body());
              }
            } catch (IOException | InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
          return true;
        });
  }

  /// The row knows what the carrier calls it, yet nobody said that it was taken.
  private static void named(TestCluster house, long row, String answer) {
    String sid = answer.replaceFirst("(?s).*\"sid\" *: *\"(SM[0-9a-f]{32})\".*", "$1");
    house
        .db
        .database()
        .with(handle -> handle.execute("update outbox set carrier_id = ? where id = ?", sid, row));
  }
}
