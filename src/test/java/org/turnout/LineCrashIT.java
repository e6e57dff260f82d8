package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.people.People;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.program.NodePair;
import org.turnout.testkit.program.TestCluster;

/// A whole shift checks in at once on two nodes, of which one is killed with -9 twice: everybody is
/// on record once, and hears of it once.
class LineCrashIT {
  private static final int PEOPLE = 60;
  private static final long SEED = 20_261_005;

  private static final Map<String, String> TIMINGS =
      Map.of(
          "sweep every", "200 ms",
          "sweep leaves alone", "1 s",
          "twiml checked after", "3 s",
          "uncertain waits", "3 s");

  @AutoClose private final NodePair nodes = new NodePair(TIMINGS);

  @Test
  void noCheckInIsLostOrDoubledWhenANodeIsKilledTwice() throws Exception {
    var random = new Random(SEED);
    try (var _ = nodes.start(1)) {
      var killed = nodes.start(0);
      List<String> phones = shift();
      var texting =
          new FutureTask<>(() ->
              ConcurrentCalls.atOnce(
                  PEOPLE,
                  i -> {
                    nodes.carrier.text(phones.get(i), "HERE");
                    nodes.carrier.text(phones.get(i), i % 2 == 0 ? "im here" : "HERE");
                    return i;
                  }));
      Thread.ofVirtual().start(texting);
      for (int i = 0; i < 2; i++) {
        // The random point itself, no wait for anything.
        new CountDownLatch(1).await(random.nextInt(100, 700), TimeUnit.MILLISECONDS);
        killed.close();
        killed = nodes.start(0);
      }
      texting.get(2, TimeUnit.MINUTES);
      patiently().until(() -> nodes.count("select count(*) from attendance") == PEOPLE);
      patiently()
          .until(
              () -> nodes.count("select count(*) from inbound where kind = 'flow'") == 2 * PEOPLE);
      patiently()
          .until(() ->
              nodes.count("select count(*) from outbox where state in ('planned', 'claimed')")
                  == 0);
      killed.close();
    }
    assertThat(nodes.count("select count(*) from reservation where checked_in_at is not null"))
        .isEqualTo(PEOPLE);
    assertThat(
            nodes.count(
                "select count(distinct person_id) from attendance where arrived_by = 'self'"))
        .isEqualTo(PEOPLE);
    assertThat(
            nodes.count(
                """
                select count(*) from (select to_value from outbox
                  where body like 'You are checked in: %' group by to_value having count(*) = 1) once
                """))
        .isEqualTo(PEOPLE);
    assertThat(nodes.carrier.repeated()).isEmpty();
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(TestCluster.PATIENCE.multipliedBy(2));
  }

  /// Members who hold a shift that is on now; their phones.
  private List<String> shift() {
    Instant now = Instant.now();
    List<String> phones = Stream.generate(TestCluster::phone).limit(PEOPLE).toList();
    nodes
        .db
        .database()
        .inTransaction(handle -> {
          handle.execute(
              """
              insert into place (roster, slug, site_id, day, starts_at, ends_at, room, taken)
              select 'picket', 'now', id, ?::date, ?, ?, ?, ? from site where slug = 'sunset'
              """,
              now.toString().substring(0, 10),
              Timestamp.from(now.minus(Duration.ofMinutes(10))),
              Timestamp.from(now.plus(Duration.ofHours(3))),
              PEOPLE,
              PEOPLE);
          for (String phone : phones) {
            long person =
                new People().findOrCreate(handle, Address.sms(phone), Map.of(), now).person().id();
            handle.execute(
                """
                insert into membership (person_id, local_id, since, source)
                select ?, min(id), now(), 'test' from local
                """,
                person);
            handle.execute(
                """
                insert into reservation (place_id, person_id, reserved_at)
                select id, ?, now() from place where slug = 'now'
                """,
                person);
          }
          return phones;
        });
    return phones;
  }
}
