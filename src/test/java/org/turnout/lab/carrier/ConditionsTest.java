package org.turnout.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.channel.DeliveryReceipt;
import org.turnout.channel.DeliveryState;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.OutboundText;
import org.turnout.channel.SendResult;
import org.turnout.lab.scenario.Capacity;
import org.turnout.lab.scenario.Conditions;
import org.turnout.lab.scenario.DeliveryOutcomes;
import org.turnout.lab.scenario.FaultScript;
import org.turnout.lab.scenario.Latency;
import org.turnout.lab.scenario.ReplyBehavior;
import org.turnout.lab.scenario.Shares;

class ConditionsTest {
  private final WiredStandIn rehearsal = new WiredStandIn();

  @AfterEach
  void stop() {
    rehearsal.close();
  }

  /// What happened to each text, tried twice, must not depend on the order or on who else is
  /// sending.
  @Test
  void theSameSeedDecidesTheSameWhateverTheOrder() throws Exception {
    var conditions =
        Conditions.CALM
            .seed(13)
            .mishaps(
                Shares.of(
                    Map.of(
                        FaultScript.OnCreate.TOO_MANY, 0.2,
                        FaultScript.OnCreate.ERROR_BEFORE, 0.1,
                        FaultScript.OnCreate.HTML_AFTER, 0.1)))
            .fates(
                new DeliveryOutcomes(
                    Shares.of(Map.of(21610, 0.2)),
                    Shares.of(Map.of(30003, 0.1, 30005, 0.1)),
                    0.1,
                    List.of()));
    var first = outcomes(conditions, 1);
    assertThat(outcomes(conditions, 2)).isEqualTo(first);
    assertThat(outcomes(conditions.seed(14), 2)).isNotEqualTo(first);
    assertThat(first.values())
        .anyMatch(it -> it.contains("20429"))
        .anyMatch(it -> it.contains("21610"))
        .anyMatch(it -> it.contains("[delivered"))
        .anyMatch(it -> it.contains("[undelivered"));
    assertThat(first).containsKeys("code 30003", "code 30005", "code 30007");
  }

  private static Map<String, String> outcomes(Conditions conditions, long order) throws Exception {
    var phones =
        IntStream.range(0, 120).mapToObj(i -> "+1415555" + (2000 + i)).collect(Collectors.toList());
    Collections.shuffle(phones, new Random(order));
    var outcomes = new ConcurrentHashMap<String, String>();
    try (var wired = new WiredStandIn();
        var threads = Executors.newFixedThreadPool(8)) {
      wired.standIn.conditions(conditions);
      for (var phone : phones) {
        threads.execute(() -> outcomes.put(phone, said(wired, phone) + " " + said(wired, phone)));
      }
      threads.shutdown();
      await().until(threads::isTerminated);
      await().until(() -> wired.standIn.open() == 0);
      for (var phone : phones) {
        outcomes.compute(
            phone,
            (number, said) ->
                said
                    + wired.standIn.phone(number).bubbles().stream()
                        .map(Handset.Bubble::state)
                        .toList());
      }
      wired.reports.stream()
          .filter(report -> report.code() != 0)
          .forEach(report -> outcomes.merge("code " + report.code(), "x", String::concat));
    }
    return new TreeMap<>(outcomes);
  }

  private static String said(WiredStandIn wired, String phone) {
    return switch (wired.carrier.send(text(phone, "72347", Optional.empty()))) {
      case SendResult.Accepted _ -> "accepted";
      case SendResult.Refused refused -> "refused " + refused.code();
      case SendResult.TryLater later -> "later " + later.code();
      case SendResult.Uncertain _ -> "uncertain";
    };
  }

  @Test
  void aSendersQueueLeavesAtItsRateAndOverflows() {
    rehearsal.standIn.conditions(
        Conditions.CALM.capacity(new Capacity(2, Duration.ofSeconds(1), 0, 0)));
    assertThat(send("72347")).isInstanceOf(SendResult.Accepted.class);
    assertThat(send("72347")).isInstanceOf(SendResult.Accepted.class);
    assertThat(send("72347")).isInstanceOf(SendResult.Accepted.class);
    assertThat(send("72347"))
        .isInstanceOfSatisfying(
            SendResult.TryLater.class, later -> assertThat(later.code()).isEqualTo(21611));
    for (int i = 0; i < 4; i++) {
      assertThat(send(WiredStandIn.SERVICE)).isInstanceOf(SendResult.Accepted.class);
    }
    await().until(() -> delivered() == 6);
    assertThat(rehearsal.reports)
        .filteredOn(report -> report.code() == 30001)
        .extracting(DeliveryReceipt::delivery)
        .containsExactly(DeliveryState.FAILED);
  }

  @Test
  void aTextThatWouldLeaveAfterItsTimeFails() {
    rehearsal.standIn.conditions(
        Conditions.CALM.capacity(new Capacity(1, Duration.ofHours(10), 0, 0)));
    for (int i = 0; i < 3; i++) {
      rehearsal.carrier.send(text(WiredStandIn.PHONE, "72347", Optional.of(Duration.ofSeconds(2))));
    }
    await()
        .untilAsserted(() ->
            assertThat(rehearsal.reports)
                .filteredOn(report -> report.code() == 30036)
                .extracting(DeliveryReceipt::delivery)
                .containsExactly(DeliveryState.FAILED));
    assertThat(delivered()).isLessThanOrEqualTo(2);
  }

  @Test
  void tooManyAtOnceAndTooManyASecondAreTurnedDown() throws Exception {
    rehearsal.standIn.conditions(
        Conditions.CALM
            .answers(Latency.fixed(Duration.ofMillis(300)))
            .capacity(new Capacity(0, Duration.ZERO, 0, 2)));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          threads.invokeAll(Collections.nCopies(6, () -> (Object) send("72347"))).stream()
              .map(it -> it.resultNow())
              .toList();
      assertThat(all).filteredOn(SendResult.Accepted.class::isInstance).hasSize(2);
      assertThat(all).filteredOn(it -> code(it) == 20429).hasSize(4);
    }
    rehearsal.standIn.conditions(Conditions.CALM.capacity(new Capacity(0, Duration.ZERO, 3, 0)));
    var codes = IntStream.range(0, 20).map(_ -> code(send("72347"))).boxed().toList();
    assertThat(codes).startsWith(0, 0, 0).contains(63017);
  }

  @Test
  void answersTakeAsLongAsTheyAreToldToInTheMiddleOfARun() {
    send("72347");
    rehearsal.standIn.conditions(Conditions.CALM.answers(Latency.fixed(Duration.ofMillis(250))));
    long before = System.nanoTime();
    send("72347");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(249));
  }

  @Test
  void aWordThatFiltersKnowIsHeldAndTold() {
    rehearsal.standIn.conditions(
        Conditions.CALM.fates(
            new DeliveryOutcomes(Shares.none(), Shares.none(), 0, List.of("BIT.LY"))));
    rehearsal.carrier.send(rehearsal.text("see bit.ly/x"));
    rehearsal.carrier.send(rehearsal.text("see example.org/x"));
    await().until(() -> rehearsal.standIn.open() == 0);
    assertThat(rehearsal.reports)
        .filteredOn(report -> report.delivery() == DeliveryState.UNDELIVERED)
        .extracting(DeliveryReceipt::code)
        .containsExactly(30007);
    assertThat(delivered()).isEqualTo(1);
  }

  @Test
  void aPhoneThatOptedOutAtTheCarrierIsToldInEitherWay() {
    Shares<Integer> all = Shares.of(Map.of(21610, 1.0));
    rehearsal.standIn.conditions(
        Conditions.CALM.fates(new DeliveryOutcomes(all, Shares.none(), 0, List.of())));
    assertThat(code(send("72347"))).isEqualTo(21610);
    rehearsal.standIn.conditions(
        Conditions.CALM.fates(new DeliveryOutcomes(Shares.none(), all, 0, List.of())));
    assertThat(send("72347")).isInstanceOf(SendResult.Accepted.class);
    await().until(() -> rehearsal.standIn.open() == 0);
    assertThat(rehearsal.reports.getLast().code()).isEqualTo(21610);
    assertThat(rehearsal.reports.getLast().delivery()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  void phonesAnswerAndReactAndNobodyAnswersAnAnswer() {
    rehearsal.door = _ -> rehearsal.says("Thanks!");
    rehearsal.standIn.conditions(
        Conditions.CALM.replies(
            new ReplyBehavior(1, Latency.none(), Shares.of(Map.of("STOP", 0.5, "YES", 0.5)), 0.3)));
    for (int i = 0; i < 60; i++) {
      rehearsal.carrier.send(text("+1415555" + (2000 + i), "72347", Optional.empty()));
    }
    await().until(() -> rehearsal.received.size() == 60 && rehearsal.standIn.open() == 0);
    assertThat(rehearsal.received)
        .extracting(InboundMessage::body)
        .contains("STOP", "YES", "Liked “Gear day tomorrow”")
        .hasSize(60);
    CarrierCounts counts = rehearsal.standIn.seen().counts();
    assertThat(counts.replies()).isEqualTo(60);
    assertThat(counts.notes()).containsEntry("phone answers", 60L);
  }

  @Test
  void aPhoneThatSomebodyHoldsIsSoundAndAnswersNothingByItself() {
    rehearsal.standIn.conditions(
        Conditions.CALM
            .fates(new DeliveryOutcomes(Shares.none(), Shares.of(Map.of(30003, 1.0)), 0, List.of()))
            .replies(new ReplyBehavior(1, Latency.none(), Shares.of(Map.of("YES", 1.0)), 0)));
    rehearsal.standIn.phone(WiredStandIn.PHONE).listen(_ -> {});
    send("72347");
    rehearsal.carrier.send(text("+14155552001", "72347", Optional.empty()));
    await().until(() -> rehearsal.standIn.open() == 0);
    assertThat(delivered()).isEqualTo(1);
    assertThat(rehearsal.received).isEmpty();
  }

  @Test
  void aTextThatComesAfterStopIsNoticed() {
    rehearsal.standIn.text(WiredStandIn.PHONE, " stop ");
    assertThat(rehearsal.standIn.seen().counts().afterStop()).isZero();
    await()
        .until(() -> {
          send("72347");
          return rehearsal.standIn.seen().counts().afterStop() > 0;
        });
  }

  private long delivered() {
    return rehearsal.reports.stream().filter(r -> r.delivery() == DeliveryState.DELIVERED).count();
  }

  private SendResult send(String from) {
    return rehearsal.carrier.send(text(WiredStandIn.PHONE, from, Optional.empty()));
  }

  private static int code(Object result) {
    return switch (result) {
      case SendResult.TryLater later -> later.code();
      case SendResult.Refused refused -> refused.code();
      default -> 0;
    };
  }

  private static OutboundText text(String phone, String from, Optional<Duration> validity) {
    return new OutboundText(
        17, Address.sms(phone), Address.sms(from), "Gear day tomorrow", List.of(), validity);
  }
}
