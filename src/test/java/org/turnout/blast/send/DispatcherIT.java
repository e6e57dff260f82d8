package org.turnout.blast.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.blast.run.RunRefusals;
import org.turnout.channel.Address;
import org.turnout.channel.Carrier;
import org.turnout.channel.Channel;
import org.turnout.channel.LoggedText;
import org.turnout.channel.OutboundText;
import org.turnout.channel.SendResult;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.outbox.CarrierRefusals;
import org.turnout.outbox.ClaimTerms;
import org.turnout.outbox.SegmentPace;
import org.turnout.people.QuietHours;
import org.turnout.redis.RedisPool;
import org.turnout.testkit.LedgerRun;
import org.turnout.testkit.TallyChecks;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;
import org.turnout.time.Clocks;

/// Forty texts that leave by way of four places, with one result each.
class DispatcherIT {
  private static final Instant NOON = Instant.parse("2026-10-06T19:00:00Z");
  private static final int PLACES = 4;

  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  @AutoClose private final RedisPool redis = RedisPool.open(TestServers.redisUrl());
  private final Queue<OutboundText> asked = new ConcurrentLinkedQueue<>();
  private final List<String> phones =
      IntStream.range(1_000, 1_040).mapToObj(n -> "+1213555" + n).toList();
  private final long run =
      LedgerRun.start(db.database(), "78787", phones, "America/Los_Angeles", NOON);

  private BlastSender sender(Function<OutboundText, SendResult> answer) {
    var clocks = new Clocks(() -> NOON, InstantSource.system());
    var setup =
        new BlastSender.Setup(
            new SegmentPace.Speed("78787", 500),
            QuietHours.builtIn(),
            3,
            PLACES,
            new ClaimTerms("one", clocks, Duration.ofMinutes(1)));
    var refusals =
        new CarrierRefusals(TwilioErrors.load()::of, new RunRefusals(() -> NOON), clocks);
    return new BlastSender(db.database(), new SegmentPace(redis), carrier(answer), refusals, setup);
  }

  private Carrier carrier(Function<OutboundText, SendResult> answer) {
    return new Carrier() {
      @Override
      public Channel channel() {
        return Channel.SMS;
      }

      @Override
      public SendResult send(OutboundText text) {
        asked.add(text);
        return answer.apply(text);
      }

      @Override
      public List<LoggedText> received(Address to, Instant since) {
        return List.of();
      }

      @Override
      public List<LoggedText> sentTo(Address to, Instant since) {
        return List.of();
      }
    };
  }

  @AfterEach
  void eachWasAskedForOnceAndIsAccountedFor() {
    assertThat(asked)
        .extracting(text -> text.to().value())
        .containsExactlyInAnyOrderElementsOf(phones);
    TallyChecks.assertWhole(db.database(), run, phones.size());
  }

  @Test
  void whatTheCarrierSaysOfEachTextIsItsResult() {
    send(text ->
        last(text) % 2 == 0
            ? new SendResult.Accepted("SM" + text.outboxId())
            : new SendResult.Refused(30003, "unreachable"));
    assertThat(count("state = 'accepted' and carrier_id = 'SM' || id")).isEqualTo(20);
    assertThat(count("state = 'failed' and code = 30003")).isEqualTo(20);
  }

  /// Nobody knows whether such a text left: it stays claimed for the settler.
  @Test
  void aCarrierThatThrowsTakesNoPlaceFromTheOthersAndItsTextsAreLeftToTheSettler() {
    send(text -> {
      if (last(text) % 5 == 0) {
        throw new IllegalStateException("the carrier's client broke");
      }
      return new SendResult.Accepted("SM" + text.outboxId());
    });
    assertThat(count("state = 'accepted'")).isEqualTo(32);
    assertThat(count("state = 'claimed' and reason = 'broke off with IllegalStateException'"))
        .isEqualTo(8);
  }

  /// Until every phone was asked for; closing records all results.
  private void send(Function<OutboundText, SendResult> answer) {
    try (var sender = sender(answer)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> {
            sender.round();
            return asked.size() >= phones.size();
          });
    }
  }

  private static int last(OutboundText text) {
    return text.to().value().charAt(11) - '0';
  }

  private int count(String where) {
    return db.database()
        .with(handle ->
            handle
                .createQuery("select count(*) from outbox where run_id = :run and " + where)
                .bind("run", run)
                .mapTo(Integer.class)
                .one());
  }
}
