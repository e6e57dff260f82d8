package org.turnout.blast.send;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.blast.run.RunRefusals;
import org.turnout.channel.Address;
import org.turnout.channel.Carrier;
import org.turnout.channel.CarrierError;
import org.turnout.channel.Channel;
import org.turnout.channel.LoggedText;
import org.turnout.channel.OutboundText;
import org.turnout.channel.SendResult;
import org.turnout.outbox.CarrierRefusals;
import org.turnout.outbox.ClaimTerms;
import org.turnout.outbox.SegmentPace;
import org.turnout.people.ExpectedQuietHours;
import org.turnout.people.QuietHours;
import org.turnout.redis.RedisPool;
import org.turnout.testkit.LedgerRun;
import org.turnout.testkit.TallyChecks;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;
import org.turnout.time.Clocks;

/// The claim itself keeps the hours: with a clock that is set to every edge of two days around a
/// change of the clocks, and back again, a text leaves when the law allows it and at no other
/// moment, and the carrier is told to give it up when the hours end.
class BlastHoursIT {
  private static final AtomicInteger PHONES = new AtomicInteger(1_000_000);
  private static final String SENDER = "72347";

  private record Place(String state, List<ZoneId> zones) {
    static Place of(String state, String... zones) {
      return new Place(state, List.of(zones).stream().map(ZoneId::of).toList());
    }

    boolean allows(Instant at) {
      return ExpectedQuietHours.allow(zones, state, at);
    }

    /// A text needs a few seconds to arrive.
    boolean lets(Instant at) {
      return allows(at) && allows(at.plus(BroadcastHours.LAST_CALL));
    }
  }

  private static final List<Place> PLACES =
      List.of(
          Place.of("", "America/Los_Angeles"),
          Place.of("FL", "America/New_York", "America/Chicago"),
          Place.of("", "America/Phoenix", "America/Denver"),
          Place.of("TX", "America/Chicago"),
          Place.of("", "America/Boise", "America/Los_Angeles"),
          Place.of("", "Pacific/Honolulu"));

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  @AutoClose private final RedisPool redis = RedisPool.open(TestServers.redisUrl());

  private volatile Instant now = Instant.EPOCH;
  private volatile Instant machine = Instant.parse("2026-01-01T00:00:00Z");
  private final Taken carrier = new Taken();
  private long run;
  private int audience;

  /// Takes every text, and keeps when and until when.
  private static final class Taken implements Carrier {
    final ConcurrentHashMap<String, OutboundText> texts = new ConcurrentHashMap<>();

    @Override
    public Channel channel() {
      return Channel.SMS;
    }

    @Override
    public SendResult send(OutboundText text) {
      assertThat(texts.put(text.to().value(), text)).isNull();
      return new SendResult.Accepted("SM" + text.outboxId());
    }

    @Override
    public List<LoggedText> received(Address to, Instant since) {
      return List.of();
    }

    @Override
    public List<LoggedText> sentTo(Address to, Instant since) {
      return List.of();
    }
  }

  private record Waiting(String phone, Place place) {}

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-01", "2027-03-14"})
  void aTextLeavesWhenTheLawAllowsItAndAtNoOtherMoment(LocalDate change) {
    now = change.atStartOfDay(ZoneId.of("UTC")).toInstant();
    run = LedgerRun.start(DB.database(), SENDER, List.of(phone()), "Etc/UTC", now);
    audience = 1;
    var waiting = new HashSet<Waiting>();
    try (var sender = sender()) {
      for (Instant moment : moments(change)) {
        now = moment;
        machine = machine.plusSeconds(3); // so that the sender looks again for rows that wait
        PLACES.forEach(place -> waiting.add(new Waiting(join(place), place)));
        Set<Waiting> allowed =
            waiting.stream().filter(one -> one.place().lets(moment)).collect(toSet());
        send(sender, allowed);
        for (Waiting one : waiting) {
          var text = Optional.ofNullable(carrier.texts.get(one.phone()));
          assertThat(text.isPresent()).as("%s at %s", one, moment).isEqualTo(allowed.contains(one));
          text.ifPresent(it -> {
            Instant until = moment.plus(it.validity().orElseThrow());
            assertThat(one.place().allows(until.minusSeconds(1))).as("%s", until).isTrue();
            assertThat(one.place().allows(until)).as("%s", until).isFalse();
          });
        }
        waiting.removeAll(allowed);
      }
    }
    TallyChecks.assertWhole(DB.database(), run, audience);
  }

  /// Every edge of the day and the day after, from a few seconds before to one after; and then a
  /// day and an hour back, as a clock that was wrong.
  private static List<Instant> moments(LocalDate change) {
    var moments = new TreeSet<Instant>();
    Instant from = change.minusDays(1).atTime(20, 0).atZone(ZoneId.of("UTC")).toInstant();
    for (Place place : PLACES) {
      for (int minute = 0; minute < 40 * 60; minute++) {
        Instant at = from.plusSeconds(60L * minute);
        if (place.allows(at) != place.allows(at.minusSeconds(60))) {
          List.of(-16, -15, -1, 0).forEach(second -> moments.add(at.plusSeconds(second)));
        }
      }
    }
    var all = new ArrayList<>(moments);
    all.add(all.getLast().minus(Duration.ofDays(1)));
    all.add(all.getLast().minus(Duration.ofHours(1)));
    return all;
  }

  private void send(BlastSender sender, Set<Waiting> allowed) {
    sender.round();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(2))
        .pollDelay(Duration.ZERO)
        .until(() -> {
          sender.round();
          return allowed.stream().allMatch(one -> carrier.texts.containsKey(one.phone()));
        });
    sender.round();
  }

  private static String phone() {
    return "+1213" + PHONES.incrementAndGet();
  }

  /// One more recipient.
  private String join(Place place) {
    String phone = phone();
    audience++;
    DB.database()
        .inTransaction(handle -> {
          int id =
              handle
                  .createQuery(
                      """
                      insert into whereabouts (zones, states) values (:zones, :states)
                      on conflict (zones, states) do update set zones = excluded.zones returning id
                      """)
                  .bindArray(
                      "zones", String.class, place.zones().stream().map(ZoneId::getId).toList())
                  .bindArray(
                      "states",
                      String.class,
                      place.state().isEmpty() ? List.of() : List.of(place.state()))
                  .mapTo(Integer.class)
                  .one();
          LedgerRun.enqueue(handle, run, SENDER, List.of(phone), id, now);
          return handle
              .createUpdate("update blast_run set audience = audience + 1 where id = :run")
              .bind("run", run)
              .execute();
        });
    return phone;
  }

  private BlastSender sender() {
    var clocks = new Clocks(() -> now, (InstantSource) () -> machine);
    var setup =
        new BlastSender.Setup(
            new SegmentPace.Speed(SENDER, 500),
            QuietHours.builtIn(),
            3,
            100,
            new ClaimTerms("one", clocks, Duration.ofSeconds(10)));
    var refusals =
        new CarrierRefusals(
            code -> new CarrierError(code, "told", CarrierError.Action.SHOW),
            new RunRefusals(clocks.campaign()),
            clocks);
    return new BlastSender(DB.database(), new SegmentPace(redis), carrier, refusals, setup);
  }
}
