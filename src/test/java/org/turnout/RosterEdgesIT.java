package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.turnout.channel.Address;
import org.turnout.people.People;
import org.turnout.testkit.TcpRelay;
import org.turnout.testkit.program.NodePair;
import org.turnout.testkit.program.ProgramProcess;
import org.turnout.testkit.program.TestCluster;
import org.turnout.testkit.program.TurnKillPoint;
import org.turnout.testkit.program.TurnKillPoint.Edge;

/// The node that carries out an act on a place is killed with -9 at each edge of it: with the act
/// done under its lock and the turn not written, before the commit, and after it with nobody
/// answered. The other node and the one that comes back finish it, once.
class RosterEdgesIT {
  private static final Map<String, String> TIMINGS =
      Map.of(
          "sweep every", "200 ms",
          "sweep leaves alone", "1 s",
          "twiml checked after", "3 s",
          "uncertain waits", "3 s");

  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:([0-9]+)");
  private static final List<Edge> EDGES =
      List.of(Edge.BEFORE_TAKING, Edge.BEFORE_COMMIT, Edge.COMMITTED);

  /// Every act at every edge; else every edge and every act, but not all of their pairs.
  private static final boolean FULL = Boolean.getBoolean("turnout.crash.full");

  /// What is cut off on a place that changes hands through its line.
  enum Act {
    GIVEN_BACK(Edge.BEFORE_TAKING),
    ASKED(Edge.BEFORE_COMMIT),
    TAKEN(Edge.COMMITTED);

    private final Edge first;

    /// @param first its edge in the short form
    Act(Edge first) {
      this.first = first;
    }
  }

  @AutoClose private static final NodePair NODES = new NodePair(TIMINGS);

  private static final TurnKillPoint TRAP = new TurnKillPoint(() -> {});
  private static final List<Life> LIVES = List.of(new Life(0), new Life(1));
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String slug = "edge" + NUMBER.incrementAndGet();

  /// One of the nodes, which comes back in its own time after it was killed.
  private static final class Life {
    private final int number;
    private final TcpRelay postgres;
    private volatile CompletableFuture<ProgramProcess> running = new CompletableFuture<>();

    Life(int number) {
      this.number = number;
      this.postgres = TcpRelay.start(() -> port(NODES.db.url().value()), this::hears);
    }

    void start() {
      String url =
          PORT.matcher(NODES.db.url().value()).replaceFirst("127.0.0.1:" + postgres.port());
      running =
          CompletableFuture.supplyAsync(() ->
              // The statement's own text travels with every call, so that the trap can read it.
              NODES.start(number, url + "?prepareThreshold=0"));
    }

    private boolean hears(TcpRelay.Way way, byte[] piece, int length, AtomicInteger stage) {
      if (TRAP.postgres(way, piece, length, stage)) {
        return true;
      }
      running.join().close();
      start();
      return false;
    }

    void end() {
      running.join().close();
      postgres.close();
    }
  }

  @BeforeAll
  static void starts() {
    // The shifts are today, which no notice of the shipped campaign covers.
    NODES.home.edit(
        "config/rosters/picket.yaml", "health care employer: yes", "health care employer: no");
    LIVES.forEach(Life::start);
    LIVES.forEach(life -> life.running.join());
  }

  @AfterAll
  static void ends() {
    LIVES.forEach(Life::end);
  }

  @ParameterizedTest
  @MethodSource("handOvers")
  void aPlaceThatIsGivenBackGoesToTheFirstInLineAlone(Act act, Edge edge) {
    place(slug, Duration.ofHours(4));
    String holder = member();
    String first = member();
    String second = member();
    holds(holder, slug);
    waits(first, slug);
    waits(second, slug);
    says(holder, "DROP", "to leave");
    if (act != Act.TAKEN) {
      TRAP.arm(edge, act == Act.ASKED ? first : holder);
    }
    says(holder, "1", "You are off");
    until(() -> told(first, "a place opened") == 1);
    if (act == Act.TAKEN) {
      TRAP.arm(edge, first);
    }
    says(first, "PLACE", "you are in!");
    settled();
    assertThat(NODES.count("select taken from place where slug = ?", slug)).isOne();
    assertThat(holders(slug)).containsExactly(first);
    assertThat(told(first, "a place opened")).isOne();
    assertThat(told(first, "you are in!")).isOne();
    assertThat(told(holder, "You are off")).isOne();
    assertThat(NODES.carrier.received(second)).isEmpty();
  }

  static Stream<Arguments> handOvers() {
    return Arrays.stream(Act.values())
        .flatMap(act ->
            EDGES.stream()
                .filter(edge -> FULL || edge == act.first)
                .map(edge -> Arguments.of(act, edge)));
  }

  @ParameterizedTest
  @MethodSource("edges")
  void bothPlacesOfATradeChangeHandsOrNone(Edge edge) {
    String theirs = slug + "late";
    place(slug, Duration.ofHours(4));
    place(theirs, Duration.ofHours(9));
    String asker = member();
    String other = member();
    holds(asker, slug);
    holds(other, theirs);
    asks(asker, other);
    until(() -> told(other, "wants to trade") == 1);
    TRAP.arm(edge, other);
    says(other, "1", "Done! You now have");
    settled();
    assertThat(holders(slug)).containsExactly(other);
    assertThat(holders(theirs)).containsExactly(asker);
    assertThat(NODES.count("select sum(taken) from place where slug in (?, ?)", slug, theirs))
        .isEqualTo(2);
    assertThat(told(other, "Done! You now have")).isOne();
  }

  @ParameterizedTest
  @MethodSource("edges")
  void aCheckInIsNotLostAndNotDoubled(Edge edge) {
    place(slug, Duration.ofMinutes(-10));
    String phone = member();
    holds(phone, slug);
    TRAP.arm(edge, phone);
    says(phone, "HERE", "You are checked in:");
    settled();
    assertThat(
            NODES.count(
                """
                select count(*) from attendance a join place p on p.id = a.place_id
                where p.slug = ?
                """,
                slug))
        .isOne();
    assertThat(told(phone, "You are checked in")).isOne();
  }

  static List<Edge> edges() {
    return FULL ? EDGES : EDGES.subList(1, EDGES.size());
  }

  private static void says(String phone, String body, String answer) {
    NODES.carrier.text(phone, body);
    until(() -> told(phone, answer) > 0);
  }

  /// The trap is passed by then, and nothing is on its way any more.
  private static void settled() {
    until(TRAP::sprung);
    until(() ->
        NODES.count("select count(*) from outbox where state in ('planned', 'claimed')") == 0);
    assertThat(NODES.carrier.repeated()).isEmpty();
    assertThat(NODES.count("select count(*) from place where taken > room")).isZero();
  }

  private static void until(BooleanSupplier holds) {
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(holds::getAsBoolean);
  }

  /// How often a phone got words, and how often they are listed as uncertain.
  private static long told(String phone, String words) {
    String small = words.toLowerCase(Locale.ROOT);
    return NODES.carrier.received(phone).stream()
            .filter(text -> text.toLowerCase(Locale.ROOT).contains(small))
            .count()
        + NODES.count(
            """
            select count(*) from outbox where state = 'uncertain' and to_value = ?
              and strpos(lower(body), ?) > 0
            """,
            phone,
            small);
  }

  private static List<String> holders(String place) {
    return NODES
        .db
        .database()
        .with(handle ->
            handle
                .createQuery(
                    """
                    select a.value from reservation r join place p on p.id = r.place_id
                    join address a on a.speaker_id = r.person_id
                    where p.slug = :place and r.released_at is null
                    """)
                .bind("place", place)
                .mapTo(String.class)
                .list());
  }

  /// A shift of two hours with room for one.
  private static void place(String slug, Duration ahead) {
    Instant start = Instant.now().plus(ahead);
    execute(
        """
        insert into place (roster, slug, site_id, day, starts_at, ends_at, room, taken, filed)
        select 'picket', ?, id, ?::date, ?, ?, 1, 0, false from site where slug = 'sunset'
        """,
        slug,
        start.toString().substring(0, 10),
        Timestamp.from(start),
        Timestamp.from(start.plus(Duration.ofHours(2))));
  }

  private static String member() {
    String phone = TestCluster.phone();
    NODES
        .db
        .database()
        .inTransaction((Handle handle) ->
            handle.execute(
                """
                insert into membership (person_id, local_id, site_id, since, source)
                select ?, (select min(id) from local), id, now(), 'test' from site
                where slug = 'sunset'
                """,
                new People()
                    .findOrCreate(handle, Address.sms(phone), Map.of(), Instant.now())
                    .person()
                    .id()));
    return phone;
  }

  private static void holds(String phone, String place) {
    execute(
        """
        insert into reservation (place_id, person_id, duty, reserved_at)
        select p.id, a.speaker_id, 'walk', now() from place p, address a
        where p.slug = ? and a.value = ?
        """,
        place,
        phone);
    execute("update place set taken = taken + 1 where slug = ?", place);
  }

  private static void waits(String phone, String place) {
    execute(
        """
        insert into line_entry (place_id, person_id, duty, since)
        select p.id, a.speaker_id, 'walk', now() from place p, address a
        where p.slug = ? and a.value = ?
        """,
        place,
        phone);
  }

  /// The one has asked the other for a trade.
  private void asks(String asker, String other) {
    execute(
        """
        insert into place_trade (place_id, asker_id, other_id, mutual, asked_at, until_at)
        select p.id, a.speaker_id, o.speaker_id, true, now(), now() + interval '1 hour'
        from place p, address a, address o where p.slug = ? and a.value = ? and o.value = ?
        """,
        slug,
        asker,
        other);
  }

  private static void execute(String sql, Object... values) {
    NODES.db.database().inTransaction(handle -> handle.execute(sql, values));
  }

  private static int port(String url) {
    Matcher port = PORT.matcher(url);
    assertThat(port.find()).isTrue();
    return Integer.parseInt(port.group(1));
  }
}
