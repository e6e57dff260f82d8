package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.program.ClusterLinks;
import org.turnout.testkit.program.ScriptedCarrier;
import org.turnout.testkit.program.ScriptedCarrier.Manner;
import org.turnout.testkit.program.StartedRun;
import org.turnout.testkit.program.TallyWatch;
import org.turnout.testkit.program.TestCluster;

/// A blast through a carrier that answers nonsense, half of something, much too late, or not at
/// all. Nobody gets two copies, nobody is lost, and what cannot be known is listed.
class BadCarrierIT {
  private static final Map<String, String> TIMINGS =
      Map.of(
          "sweep leaves alone", "1 hour",
          "twiml checked after", "2 s",
          "uncertain waits", "2 s");

  private static final String JSON = "application/json";
  private static final String HTML = "text/html";
  private static final String PAGE = "<html><body>Bad gateway</body></html>";

  /// The text is taken, and the answer does not say so.
  private static final List<Manner> TAKEN =
      List.of(
          Manner.http("JSON that breaks off", true, "201 Created", JSON, "{\"sid\": \"SM1"),
          Manner.http("no JSON at all", true, "201 Created", JSON, "]]]"),
          Manner.http(
              "an answer without a sid", true, "201 Created", JSON, "{\"status\":\"queued\"}"),
          Manner.http("one sid for all", true, "201 Created", JSON, sid("SM" + "7".repeat(32))),
          Manner.http("a sid of a text that came in", true, "201 Created", JSON, sid("SM1")),
          Manner.http("the word null", true, "201 Created", JSON, "null"),
          Manner.http("an empty answer", true, "201 Created", JSON, ""),
          Manner.http("a page", true, "200 OK", HTML, PAGE),
          Manner.http("an error afterwards", true, "500 Oops", JSON, "{\"code\":20500}"),
          Manner.http("a gateway's error afterwards", true, "502 Bad Gateway", HTML, PAGE),
          new Manner(
              "half an answer", true, Manner.answer("201 Created", JSON, "{…", 900), Duration.ZERO),
          new Manner("a line that closes afterwards", true, "", Duration.ZERO),
          new Manner("something that is not HTTP", true, "HELO carrier\r\n\r\n…", Duration.ZERO),
          new Manner("silence afterwards", true, "", Duration.ofSeconds(20)),
          new Manner("a late answer", true, "sound", Duration.ofMillis(1_500)));

  /// The text is not taken, and nobody can know.
  private static final List<Manner> UNKNOWN =
      List.of(
          Manner.http("an error before", false, "500 Oops", JSON, "{\"code\":20500}"),
          Manner.http("unavailable", false, "503 Unavailable", HTML, PAGE),
          Manner.http("a page instead", false, "200 OK", HTML, PAGE),
          new Manner("a line that closes", false, "", Duration.ZERO),
          new Manner("silence", false, "", Duration.ofSeconds(20)));

  /// The text is surely not taken and never will be.
  private static final List<Manner> REFUSED =
      List.of(
          Manner.http("not found", false, "404 Not Found", HTML, PAGE),
          Manner.http("a refusal in words", false, "400 Bad Request", JSON, "no"),
          Manner.http(
              "a refusal of an unknown kind", false, "400 Bad Request", JSON, "{\"code\":21999}"));

  /// Surely not taken; asked again later.
  private static final List<Manner> LATER =
      List.of(
          Manner.http("too many", false, "429 Too Many Requests", JSON, "{\"code\":20429}"),
          Manner.http("too many, said by a page", false, "429 Too Many Requests", HTML, PAGE));

  private final List<ScriptedCarrier> mean = new ArrayList<>();
  private final TestCluster house =
      TestCluster.open(
          TIMINGS,
          1,
          ClusterLinks.toCarrier(standIn -> {
            mean.add(ScriptedCarrier.before(standIn));
            return mean.getFirst().address();
          }));
  private final TallyWatch sums = TallyWatch.watch(house.db);

  private static String sid(String sid) {
    return "{\"sid\":\"" + sid + "\",\"status\":\"queued\"}";
  }

  @AfterEach
  void everySumWasWhole() {
    sums.close();
    house.close();
    mean.getFirst().close();
  }

  @Test
  void whateverIsAnsweredNobodyGetsTwoCopiesAndNobodyIsLost() {
    var bad = new ArrayList<Manner>();
    List.of(TAKEN, UNKNOWN, REFUSED, LATER).forEach(bad::addAll);
    // One in four, so that the carrier still counts as working.
    mean.getFirst().meets(n -> n % 4 == 0 ? bad.get(n / 4 % bad.size()) : Manner.SOUND);
    var blast = StartedRun.start(house.db, 8 * bad.size());
    ended(blast, Duration.ofSeconds(40));
    Map<String, String> states = states(blast);
    var wrong = new ArrayList<String>();
    mean.getFirst()
        .met()
        .forEach((phone, manner) -> {
          var became = states.get(phone) + " " + house.carrier.received(phone).size();
          var right =
              manner.takes()
                  ? List.of("accepted 1", "sent 1", "delivered 1")
                  : List.of(UNKNOWN.contains(manner) ? "uncertain 0" : "failed 0");
          if (!right.contains(became)) {
            wrong.add(manner + ": " + became);
          }
        });
    assertThat(wrong).isEmpty();
    var never = new ArrayList<>(blast.phones());
    never.removeAll(mean.getFirst().met().keySet());
    assertThat(never.stream().map(states::get)).as("never asked of the carrier").isEmpty();
    assertThat(mean.getFirst().met().values())
        .containsAll(TAKEN)
        .containsAll(UNKNOWN)
        .doesNotContainAnyElementsOf(LATER);
    assertThat(house.carrier.repeated()).isEmpty();
  }

  @Test
  void aCarrierThatIsDownIsLeftAloneAndTheBlastGoesOnWhenItIsBack() {
    mean.getFirst().meets(_ -> Manner.http("down", false, "503 Unavailable", HTML, PAGE));
    var blast = StartedRun.start(house.db, 400);
    Awaitility.await().atMost(TestCluster.PATIENCE).until(() -> mean.getFirst().sends() >= 20);
    long tried = quiet();
    assertThat(tried).isLessThan(150);
    mean.getFirst().meets(_ -> Manner.SOUND);
    ended(blast, Duration.ofSeconds(60));
    var states = new HashMap<String, Integer>();
    states(blast).values().forEach(state -> states.merge(state, 1, Integer::sum));
    assertThat(states.getOrDefault("uncertain", 0)).isLessThan(160);
    assertThat(reached(blast)).isEqualTo(400 - states.getOrDefault("uncertain", 0));
    assertThat(house.carrier.repeated()).isEmpty();
  }

  @Test
  void aCarrierThatRefusesTheAccountPausesEveryRunAndSaysWhy() {
    var works = mean.getFirst();
    works.meets(n ->
        n <= 20
            ? Manner.SOUND
            : Manner.http(
                "no access", false, "401 Unauthorized", JSON, "{\"code\":20003,\"status\":401}"));
    var one = StartedRun.start(house.db, 300);
    var other = StartedRun.start(house.db, 300);
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .until(() ->
            house.column("select why from blast_run where state = 'paused'").stream()
                    .filter(why -> why.startsWith("the carrier refuses the account itself (20003"))
                    .count()
                == 2);
    quiet();
    assertThat(works.sends()).isLessThan(400);
    works.meets(_ -> Manner.SOUND);
    house.db.database().with(handle -> handle.execute("update blast_run set state = 'started'"));
    ended(one, Duration.ofSeconds(60));
    ended(other, Duration.ofSeconds(60));
    long failed = house.count("select count(*) from outbox where state = 'failed'");
    assertThat(reached(one) + reached(other)).isEqualTo(600 - failed);
    assertThat(house.carrier.repeated()).isEmpty();
  }

  @Test
  void aStormOfTooManyLosesNobodyAndAsksForLess() {
    mean.getFirst().meets(n -> n <= 150 || n % 4 == 0 ? LATER.getFirst() : Manner.SOUND);
    var blast = StartedRun.start(house.db, 200);
    ended(blast, Duration.ofSeconds(60));
    assertThat(reached(blast)).isEqualTo(200);
    assertThat(states(blast).values()).doesNotContain("uncertain", "failed", "skipped");
    assertThat(house.carrier.repeated()).isEmpty();
  }

  @Test
  void aCarrierThatTakesItsTimeIsWaitedFor() {
    IntFunction<Manner> slow = _ -> new Manner("slow", true, "sound", Duration.ofSeconds(3));
    mean.getFirst().meets(slow);
    var blast = StartedRun.start(house.db, 400);
    ended(blast, Duration.ofSeconds(60));
    assertThat(reached(blast)).isEqualTo(400);
    assertThat(states(blast).values()).doesNotContain("uncertain", "failed", "skipped");
    assertThat(house.carrier.repeated()).isEmpty();
  }

  /// Waits until nothing has been sent for two seconds.
  private long quiet() {
    int[] last = {-1, 0};
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> {
          boolean same = last[0] == mean.getFirst().sends();
          last[0] = mean.getFirst().sends();
          return same;
        });
    return last[0];
  }

  private void ended(StartedRun blast, Duration patience) {
    Awaitility.await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(50))
        .until(() ->
            house.count(
                    "select count(*) from outbox where state in ('planned', 'claimed') and run_id ="
                        + " "
                        + blast.run())
                == 0);
  }

  private long reached(StartedRun blast) {
    return blast.phones().stream()
        .filter(phone -> house.carrier.received(phone).size() == 1)
        .count();
  }

  private Map<String, String> states(StartedRun blast) {
    var states = new HashMap<String, String>();
    house
        .column("select to_value || ' ' || state from outbox where run_id = " + blast.run())
        .forEach(row ->
            states.put(row.substring(0, row.indexOf(' ')), row.substring(row.indexOf(' ') + 1)));
    return states;
  }
}
