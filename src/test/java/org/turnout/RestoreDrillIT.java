package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.app.RestoredRecords;
import org.turnout.postgres.Database;
import org.turnout.testkit.program.TestCluster;
import org.turnout.time.Clocks;

/// The records of this morning are back: what people wrote since is at the carrier only.
class RestoreDrillIT {
  private static final ZoneId TEXAS = ZoneId.of("America/Chicago");

  @AutoClose private final TestCluster house = TestCluster.open(TestCluster.SWEEPING);

  private final String talks = TestCluster.phone();
  private final String stops = TestCluster.phone();
  private final String begins = TestCluster.phone();

  @Test
  void stopsOfTheGapAreKeptAndNoTextIsAnsweredTwice() {
    house.say(talks, "ECHO");
    house.say(stops, "ECHO");
    house.settled();
    var saved = new StringBuilder();
    house.restart(() -> saved.append(house.db.save()));

    assertThat(house.say(talks, "1")).isEqualTo(TestCluster.heard(1));
    house.say(stops, "STOP");
    house.say(begins, "ECHO");
    house.settled();
    int before = received();

    house.restart(() -> {
      house.db.restore(saved.toString());
      var clocks = new Clocks(house.clock, InstantSource.system());
      try (var database = Database.open(house.db.url())) {
        RestoredRecords.mark(database, clocks);
      }
    });
    Awaitility.await()
        .ignoreExceptions()
        .atMost(TestCluster.PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    house.column(
                        "select kind from inbound where origin = 'restored' order by kind"))
                .containsExactly("restored", "restored", "stop"));
    assertThat(
            house.count(
                "select count(*) from address where stopped_at is not null and value = '"
                    + stops
                    + "'"))
        .isOne();
    assertThat(house.count("select count(*) from outbox where body like 'You are unsub%'"))
        .isZero();
    assertThat(received()).isEqualTo(before);

    assertThat(house.say(talks, "7")).isEqualTo(TestCluster.heard(7));
    assertThat(house.say(stops, "8")).contains("text START");
    assertThat(received()).isEqualTo(before + 2);
  }

  @Test
  void withoutARestoreAnOldTextIsAnsweredInTheDay() {
    house.withholdSince(Duration.ofMinutes(20), talks, "ECHO");
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .until(() -> {
          // As an outage leaves it: nothing was read for half an hour.
          house.sql("update sweep set complete_until = now() - interval '30 minutes'");
          return house.count("select count(*) from outbox where route = 'later'") == 1;
        });
    assertThat(house.carrier.received(talks)).isEmpty();
    var noon =
        LocalDate.ofInstant(house.clock.instant(), TEXAS)
            .plusDays(1)
            .atTime(LocalTime.NOON)
            .atZone(TEXAS)
            .toInstant();
    house.clock.push(Duration.between(house.clock.instant(), noon));
    assertThat(house.got(talks, 1)).singleElement().asString().startsWith("We were away.");
  }

  private int received() {
    return List.of(talks, stops, begins).stream()
        .mapToInt(phone -> house.carrier.received(phone).size())
        .sum();
  }
}
