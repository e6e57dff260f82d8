package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.program.NodePair;
import org.turnout.testkit.program.ProgramProcess;
import org.turnout.testkit.program.StartedRun;
import org.turnout.testkit.program.TallyWatch;
import org.turnout.testkit.program.TestCluster;

/// A node that sleeps in the middle of a blast and wakes: what it had claimed before has been
/// settled by the other meanwhile, and it sends none of it. The grace periods of production are
/// made small, and so is the sleep; `-Dturnout.sleep=60` makes it a minute.
class SleepingNodeIT {
  private static final Duration SLEEP = Duration.ofSeconds(Integer.getInteger("turnout.sleep", 6));
  private static final int BLAST = 250;

  /// Texts that leave before a node that was woken is stopped again: a third of a second's.
  private static final int AWAKE = 35;

  private static final String PLANNED = "select count(*) from outbox where state = 'planned'";

  /// Lasts ten seconds, so that there is time to find the sleeper with a claim in its hands.
  private static final int LONG_BLAST = 1_000;

  private static final Map<String, String> TIMINGS =
      Map.of(
          "sweep every", "1 s",
          "sweep leaves alone", "1 s",
          "twiml checked after", "2 s",
          "uncertain waits", "2 s");

  @AutoClose private final NodePair nodes = new NodePair(TIMINGS, next -> this.asleep ? 1 : next);

  /// A sleeping node hears no callbacks: they go to the one that is awake.
  private volatile boolean asleep;

  @Test
  void aNodeThatWakesSendsNothingThatItClaimedBefore() {
    try (var sleeper = nodes.start(0);
        var other = nodes.start(1);
        var sums = TallyWatch.watch(nodes.db)) {
      var blast = StartedRun.start(nodes.db, LONG_BLAST);
      patiently().until(() -> nodes.count("select count(distinct claimed_by) from outbox") == 2);
      sleepOverClaims(sleeper);
      long fellAsleep = System.nanoTime();
      patiently()
          .until(() ->
              nodes.count("select count(*) from outbox where state in ('planned', 'claimed')")
                  == 0);
      patiently().until(() -> System.nanoTime() - fellAsleep >= SLEEP.toNanos());
      var before = received(blast);
      int requests = nodes.carrier.creates();
      var uncertain = uncertain();
      assertThat(uncertain).isNotEmpty();
      sleeper.wake();
      asleep = false;
      // Both send the next blast, so the sleeper is wide awake.
      var next = StartedRun.start(nodes.db, BLAST);
      patiently()
          .until(() ->
              nodes.count("select count(*) from outbox where state in ('planned', 'claimed')")
                  == 0);
      assertThat(changed(before, received(blast))).isEmpty();
      assertThat(uncertain)
          .allSatisfy(phone -> assertThat(nodes.carrier.received(phone)).isEmpty());
      assertThat(received(next).values()).containsOnly(1);
      assertThat(nodes.carrier.creates() - requests).isEqualTo(BLAST);
      assertThat(nodes.carrier.repeated()).isEmpty();
      assertThat(sums.looks()).isPositive();
      assertThat(other.alive()).isTrue();
    }
  }

  private List<String> uncertain() {
    return column("select to_value from outbox where state = 'uncertain'");
  }

  private List<String> column(String sql) {
    return nodes.db.database().with(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  /// A node proves nothing if all that it held when it was stopped was on its way to the carrier,
  /// or written already: it is woken and stopped again.
  private void sleepOverClaims(ProgramProcess node) {
    for (boolean proves = false; !proves; ) {
      asleep = true;
      node.sleep();
      long stopped = System.nanoTime();
      patiently()
          .until(() ->
              holdsClaims() || System.nanoTime() - stopped > Duration.ofMillis(800).toNanos());
      // The other node settles each of the claims: the carrier has its text, or it is uncertain.
      patiently().until(() -> !uncertain().isEmpty() || !holdsClaims());
      proves = !uncertain().isEmpty();
      if (!proves) {
        node.wake();
        asleep = false;
        long left = nodes.count(PLANNED);
        assertThat(left).isPositive();
        patiently().until(() -> nodes.count(PLANNED) < Math.max(1, left - AWAKE));
      }
    }
  }

  /// The node that is awake records what it claims in a tenth of this, and what a sleeper has
  /// written is at the carrier by then.
  private boolean holdsClaims() {
    return column(
            "select to_value from outbox where state = 'claimed' and claimed_at < now() - interval"
                + " '500 milliseconds'")
        .stream()
        .anyMatch(phone -> nodes.carrier.received(phone).isEmpty());
  }

  private Map<String, Integer> received(StartedRun blast) {
    var received = new HashMap<String, Integer>();
    blast.phones().forEach(phone -> received.put(phone, nodes.carrier.received(phone).size()));
    return received;
  }

  private static List<String> changed(Map<String, Integer> before, Map<String, Integer> after) {
    return before.keySet().stream()
        .filter(phone -> !Objects.equals(before.get(phone), after.get(phone)))
        .sorted()
        .toList();
  }

  private static ConditionFactory patiently() {
    return Awaitility.await()
        .atMost(TestCluster.PATIENCE.plus(SLEEP))
        .pollInterval(Duration.ofMillis(10));
  }
}
