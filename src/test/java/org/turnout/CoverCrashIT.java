package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.people.People;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.program.NodePair;
import org.turnout.testkit.program.TestCluster;

/// A shift on two nodes, of which one is killed with -9 twice while people drop their places, wait,
/// take offers and step in for others: never over room, nobody is told of a place that another has,
/// and never more are asked than are missing.
class CoverCrashIT {
  private static final int ROOM = 16;
  private static final int WAITING = 6;
  private static final int STANDING_BY = 24;
  private static final int ABSENT = 6;
  private static final int DROPS = 10;
  private static final long SEED = 20_261_201;

  private static final Map<String, String> TIMINGS =
      Map.of(
          "sweep every", "200 ms",
          "sweep leaves alone", "1 s",
          "twiml checked after", "3 s",
          "uncertain waits", "3 s");

  /// Between two looks at the records: often, and the nodes have the processor between them.
  private static final Duration LOOK = Duration.ofMillis(20);

  /// What each table must never say, looked at all the time.
  private static final Map<String, String> NEVER =
      Map.of(
          "over room",
          "select count(*) from place where taken > room",
          "more reservations than room",
          """
          select count(*) from place p where p.room <
            (select count(*) from reservation r where r.place_id = p.id and r.released_at is null)
          """,
          "two questions for one who is missing",
          """
          select count(*) from (select from line_entry where left_at is null
            and cover_need_id is not null group by cover_need_id having count(*) > 1) twice
          """);

  @AutoClose private final NodePair nodes = new NodePair(TIMINGS);
  private final CountDownLatch over = new CountDownLatch(1);
  private final Map<Long, String> answered = new ConcurrentHashMap<>();

  @Test
  void placesChangeHandsOnceWhenANodeIsKilledTwice() throws Exception {
    var random = new Random(SEED);
    // The shift is today, which no notice of the shipped campaign covers.
    nodes.home.edit(
        "config/rosters/picket.yaml", "health care employer: yes", "health care employer: no");
    try (var _ = nodes.start(1)) {
      var killed = nodes.start(0);
      List<String> holders = people("reserve", ROOM);
      people("wait", WAITING);
      people("standby", STANDING_BY);
      absent();
      var watching = started(this::watch);
      var answering = started(() -> answer(random));
      var dropping =
          started(() ->
              ConcurrentCalls.atOnce(
                  DROPS,
                  i -> {
                    String phone = holders.get(ABSENT + i);
                    nodes.carrier.text(phone, "DROP");
                    until(() -> nodes.count(LISTED, phone) > 0);
                    nodes.carrier.text(phone, "1");
                    return i;
                  }));
      for (int i = 0; i < 2; i++) {
        // The random point itself, no wait for anything.
        new CountDownLatch(1).await(random.nextInt(200, 900), TimeUnit.MILLISECONDS);
        killed.close();
        killed = nodes.start(0);
      }
      dropping.get(1, TimeUnit.MINUTES);
      until(() ->
          nodes.count("select count(*) from cover_need where why_ended = 'covered'") >= ABSENT);
      until(() ->
          nodes.count("select count(*) from reservation where released_at is null") == ROOM
              && nodes.count(
                      "select count(*) from line_entry where left_at is null and offered_at is not"
                          + " null")
                  == 0);
      until(() ->
          nodes.count("select count(*) from outbox where state in ('planned', 'claimed')") == 0);
      over.countDown();
      watching.get(10, TimeUnit.SECONDS);
      answering.get(10, TimeUnit.SECONDS);
      killed.close();
    }
    assertThat(nodes.count("select taken from place where slug = 'soon'")).isEqualTo(ROOM);
    assertThat(
            nodes.count(
                """
                select count(*) from (select to_value from outbox
                  where body like '%you are in!%' group by to_value having count(*) > 1) twice
                """))
        .isZero();
    assertThat(
            nodes.count(
                """
                select count(*) from outbox o where o.body like '%ou are in! %' and not exists (
                  select from reservation r join address a on a.speaker_id = r.person_id
                  where a.value = o.to_value and r.released_at is null)
                """))
        .as("who was told has it")
        .isZero();
    assertThat(nodes.carrier.repeated()).isEmpty();
    System.out.printf(
        Locale.ROOT,
        "cover: %d places refilled through two kills, median %.1f s%n",
        nodes.count("select count(*) from cover_need where why_ended = 'covered'"),
        median());
  }

  private static final String LISTED =
      "select count(*) from outbox where to_value = ? and body like '%to leave%'";

  /// Everybody who is asked answers, most of them yes.
  private Integer answer(Random random) throws InterruptedException {
    while (!over.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      asked()
          .forEach((id, phone) -> {
            if (answered.putIfAbsent(id, phone) == null) {
              nodes.carrier.text(phone, random.nextInt(5) == 0 ? "NO" : "YES");
              nodes.carrier.text(phone, "PLACE");
            }
          });
    }
    return answered.size();
  }

  private Map<Long, String> asked() {
    var phones = new HashMap<Long, String>();
    nodes
        .db
        .database()
        .with(handle ->
            handle
                .createQuery(
                    """
                    select e.id, a.value from line_entry e join address a on a.speaker_id = e.person_id
                    where e.told_at is not null and e.left_at is null
                    """)
                .map((row, _) -> phones.put(row.getLong("id"), row.getString("value")))
                .list());
    return phones;
  }

  private Integer watch() throws InterruptedException {
    while (!over.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      NEVER.forEach((what, sql) -> assertThat(nodes.count(sql)).as(what).isZero());
    }
    return 0;
  }

  private static <T> FutureTask<T> started(java.util.concurrent.Callable<T> work) {
    var task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    return task;
  }

  private static void until(BooleanSupplier holds) {
    Awaitility.await()
        .atMost(TestCluster.PATIENCE.multipliedBy(2))
        .until(() -> holds.getAsBoolean());
  }

  /// Members who have a place, wait for one, or are on standby; their phones. The shift begins in
  /// three hours, which is late enough for cover and early enough for those in line.
  private List<String> people(String what, int many) {
    Instant now = Instant.now();
    List<String> phones = Stream.generate(TestCluster::phone).limit(many).toList();
    nodes
        .db
        .database()
        .inTransaction(handle -> {
          handle.execute(
              """
              insert into place (roster, slug, site_id, day, starts_at, ends_at, room, taken, filed)
              select 'picket', 'soon', id, ?::date, ?, ?, ?, ?, false from site where slug = 'sunset'
              on conflict do nothing
              """,
              now.toString().substring(0, 10),
              Timestamp.from(now.plus(Duration.ofHours(3))),
              Timestamp.from(now.plus(Duration.ofHours(7))),
              ROOM,
              ROOM);
          for (String phone : phones) {
            long person =
                new People().findOrCreate(handle, Address.sms(phone), Map.of(), now).person().id();
            handle.execute(
                """
                insert into membership (person_id, local_id, site_id, since, source)
                select ?, (select min(id) from local), id, now(), 'test' from site
                where slug = 'sunset'
                """,
                person);
            handle.execute(ROWS.get(what), person);
          }
          return phones;
        });
    return phones;
  }

  private static final Map<String, String> ROWS =
      Map.of(
          "reserve",
          """
          insert into reservation (place_id, person_id, duty, reserved_at)
          select id, ?, 'walk', now() from place where slug = 'soon'
          """,
          "wait",
          """
          insert into line_entry (place_id, person_id, duty, since)
          select id, ?, 'walk', now() from place where slug = 'soon'
          """,
          "standby",
          "insert into standby (person_id, roster, since) values (?, 'picket', now())");

  /// The first of those with a place did not come.
  private void absent() {
    nodes
        .db
        .database()
        .inTransaction(handle ->
            handle.execute(
                """
                insert into absence (place_id, person_id, since)
                select place_id, person_id, now() from reservation order by id limit ?
                """,
                ABSENT));
  }

  private double median() {
    return nodes
        .db
        .database()
        .with(handle ->
            handle
                .createQuery(
                    """
                    select percentile_cont(0.5) within group (
                      order by extract(epoch from ended_at - since)) from cover_need
                    where why_ended = 'covered'
                    """)
                .mapTo(Double.class)
                .one());
  }
}
