package org.turnout.testkit.program;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.testkit.TcpRelay;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;

/// Blasts that are sent by nodes which are killed, on servers and by a carrier which are not. The
/// carrier's own count is the judge.
public final class BlastKillTest implements AutoCloseable {
  /// The grace periods of production, made small.
  private static final Map<String, String> TIMINGS =
      Map.of(
          "sweep every", "1 s",
          "sweep leaves alone", "1 s",
          "twiml checked after", "2 s",
          "uncertain waits", "2 s");

  /// Rows of one blast, and how few of all may be left when something is to be killed.
  private static final int BLAST = 150;

  private static final int PLENTY = 80;

  private final TestDatabase db = TestDatabase.fresh();
  private final CampaignCopy home = CampaignCopy.make(TIMINGS);
  private final CarrierStandIn carrier = TestCluster.carrierAlone();
  private final List<KillableNode> nodes;
  private final AtomicInteger turn = new AtomicInteger();
  private final TcpRelay web = TcpRelay.start(this::anyPort, TcpRelay.DEAF);
  private final TallyWatch sums = TallyWatch.watch(db);
  private final List<StartedRun> blasts = new ArrayList<>();
  private final List<Kill> kills = new ArrayList<>();

  /// One kill, or several at once.
  ///
  /// @param unanswered the rows that the dead had claimed and not recorded an answer for
  /// @param back until the carrier was sent the next text, by whichever node
  public record Kill(Set<Long> unanswered, Duration back) {}

  /// What happened to the blasts.
  ///
  /// @param unanswered rows claimed by the dead and unanswered at the kills, all together
  /// @param uncertain rows of those that are held as uncertain
  /// @param most of them that one kill brought
  public record Verdict(
      int recipients, int unanswered, int uncertain, int most, List<Kill> kills) {}

  public BlastKillTest(int nodes) {
    String redis = TestServers.redisUrl().value();
    this.nodes =
        IntStream.range(0, nodes)
            .mapToObj(i ->
                new KillableNode(
                    "node" + i, home, db.url().value(), redis, carrier.api().getPort()))
            .toList();
    carrier.connect(TestCluster.PUBLIC, web.address());
    this.nodes.forEach(KillableNode::start);
  }

  /// Callbacks go to the nodes in turn, dead ones left out.
  private int anyPort() {
    var alive = nodes.stream().filter(KillableNode::alive).toList();
    return alive.isEmpty()
        ? nodes.getFirst().port()
        : alive.get(Math.floorMod(turn.getAndIncrement(), alive.size())).port();
  }

  /// Kills one node at the edge; it is started again, while others go on.
  public void killAt(BlastKillPoint.Edge edge, int victim) {
    feed();
    KillableNode node = nodes.get(victim);
    long armed = System.nanoTime();
    node.trap().arm(edge);
    patiently()
        .until(() -> {
          feed();
          return node.killedAt() > armed;
        });
    afterwards(List.of(node));
  }

  /// Kills nodes wherever they are after this time, once all are sending.
  public void kill(List<Integer> victims, Duration after) {
    patiently()
        .until(() -> {
          feed();
          return nodes.stream().allMatch(node -> node.sentAfter(0).isPresent());
        });
    long until = System.nanoTime() + after.toNanos();
    patiently()
        .until(() -> {
          feed();
          return System.nanoTime() >= until;
        });
    var dead = victims.stream().map(nodes::get).toList();
    dead.forEach(KillableNode::kill);
    afterwards(dead);
  }

  private void afterwards(List<KillableNode> dead) {
    long killed = dead.stream().mapToLong(KillableNode::killedAt).max().orElseThrow();
    Set<Long> unanswered = unanswered(dead);
    dead.forEach(KillableNode::start);
    patiently()
        .until(() -> {
          feed();
          return nextSend(killed).isPresent();
        });
    kills.add(new Kill(unanswered, Duration.ofNanos(nextSend(killed).orElseThrow() - killed)));
  }

  private Optional<Long> nextSend(long after) {
    return nodes.stream()
        .flatMap(node -> node.sentAfter(after).stream())
        .min(Comparator.naturalOrder());
  }

  /// The rows that the dead had claimed, once Postgres has done all that they asked of it.
  private Set<Long> unanswered(List<KillableNode> dead) {
    var names = dead.stream().map(KillableNode::name).toList();
    patiently()
        .until(() ->
            db.database()
                .with(handle ->
                    handle
                        .createQuery(
                            "select count(*) = 0 from pg_stat_activity where application_name ="
                                + " any(:names)")
                        .bindArray("names", String.class, names)
                        .mapTo(Boolean.class)
                        .one()));
    record Row(long id, String by) {}
    return db
        .database()
        .with(handle ->
            handle
                .createQuery(
                    "select id, claimed_by from outbox where state = 'claimed' and run_id is not"
                        + " null")
                .map((row, _) -> new Row(row.getLong(1), row.getString(2)))
                .list())
        .stream()
        .filter(row -> dead.stream().anyMatch(node -> node.claimsAs(row.by())))
        .map(Row::id)
        .collect(toSet());
  }

  /// There is always something left to send.
  private void feed() {
    if (count("select count(*) from outbox where state = 'planned' and run_id is not null")
        < PLENTY) {
      blasts.add(StartedRun.start(db, BLAST));
    }
  }

  /// Lets everything come to its end and counts.
  public Verdict judge() {
    nodes.forEach(node -> node.trap().disarm());
    patiently()
        .until(() ->
            count(
                    "select count(*) from outbox where state in ('planned', 'claimed') and run_id"
                        + " is not null")
                == 0);
    db.database()
        .with(handle ->
            handle.execute("update blast_run set state = 'finished' where state = 'started'"));
    assertThat(carrier.repeated()).as("rows that left twice").isEmpty();
    var phones = blasts.stream().flatMap(blast -> blast.phones().stream()).toList();
    var doubled = phones.stream().filter(phone -> carrier.received(phone).size() > 1).toList();
    assertThat(doubled).as("phones that got two copies").isEmpty();
    assertThat(column("to_value"))
        .as("held as uncertain: those who got no text, and nobody else")
        .containsExactlyInAnyOrderElementsOf(
            phones.stream().filter(phone -> carrier.received(phone).isEmpty()).toList());
    var uncertain = column("id::text").stream().map(Long::valueOf).toList();
    var unanswered = new HashSet<Long>();
    kills.forEach(kill -> unanswered.addAll(kill.unanswered()));
    assertThat(unanswered).as("claimed and unanswered at a kill").containsAll(uncertain);
    var verdict =
        new Verdict(
            phones.size(),
            unanswered.size(),
            uncertain.size(),
            (int)
                kills.stream()
                    .mapToLong(
                        kill -> uncertain.stream().filter(kill.unanswered()::contains).count())
                    .max()
                    .orElse(0),
            List.copyOf(kills));
    blasts.clear();
    kills.clear();
    return verdict;
  }

  /// A column of the rows of these blasts that are held as uncertain.
  private List<String> column(String name) {
    return db.database()
        .with(handle ->
            handle
                .createQuery(
                    "select "
                        + name
                        + " from outbox where state = 'uncertain' and run_id = any(:runs)")
                .bindArray("runs", Long.class, blasts.stream().map(StartedRun::run).toList())
                .mapTo(String.class)
                .list());
  }

  private long count(String sql) {
    return db.database().with(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(TestCluster.PATIENCE).pollInterval(Duration.ofMillis(10));
  }

  @Override
  public void close() {
    sums.close();
    nodes.forEach(KillableNode::close);
    web.close();
    carrier.close();
    db.close();
  }
}
