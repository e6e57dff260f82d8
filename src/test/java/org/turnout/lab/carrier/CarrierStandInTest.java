package org.turnout.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.turnout.channel.DeliveryReceipt;
import org.turnout.channel.DeliveryState;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.RecordUnavailable;
import org.turnout.channel.WebhookAnswer;
import org.turnout.lab.scenario.FaultScript;

class CarrierStandInTest {
  private final WiredStandIn rehearsal = new WiredStandIn();
  private final CarrierStandIn standIn = rehearsal.standIn;

  @AfterEach
  void stop() {
    rehearsal.close();
  }

  @Test
  void aPhoneTextsAndReadsTheAnswer() {
    rehearsal.door = message -> rehearsal.says("You said <" + message.body() + ">");
    CarrierStandIn.Posted posted = standIn.text(WiredStandIn.PHONE, "¿PETITION? 👍");
    assertThat(posted.status()).isEqualTo(200);
    assertThat(standIn.received(WiredStandIn.PHONE)).containsExactly("You said <¿PETITION? 👍>");
    await().until(() -> states().equals(List.of("received", "delivered")));
    assertThat(rehearsal.reports)
        .extracting(DeliveryReceipt::delivery)
        .containsExactly(DeliveryState.QUEUED, DeliveryState.SENT, DeliveryState.DELIVERED);
    assertThat(rehearsal.reports).allMatch(r -> r.outboxId().orElse(0) == 1);
  }

  @Test
  void aListenerHearsOfEveryTextAndState() {
    List<String> heard = new ArrayList<>();
    standIn.phone(WiredStandIn.PHONE).listen(bubble -> heard.add(bubble.state()));
    rehearsal.carrier.send(rehearsal.text("hello"));
    await()
        .untilAsserted(
            () -> assertThat(heard).containsExactly("queued", "queued", "sent", "delivered"));
  }

  @Test
  void onlyOneOfManyAnsweredCopiesIsActedOn() throws Exception {
    rehearsal.door = _ -> rehearsal.says("once");
    String sid = standIn.withhold(WiredStandIn.PHONE, "hi");
    assertThat(standIn.received(WiredStandIn.PHONE)).isEmpty();
    Callable<CarrierStandIn.Posted> copy = () -> standIn.announce(sid);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(List.of(copy, copy, copy, copy, copy, copy))) {
        assertThat(answer.get().status()).isEqualTo(200);
      }
    }
    assertThat(rehearsal.received).hasSize(6);
    assertThat(standIn.received(WiredStandIn.PHONE)).containsExactly("once");
    assertThat(standIn.repeated()).isEmpty();
  }

  @Test
  void a503IsTriedAgainAsTheOverrideSays() {
    AtomicInteger calls = new AtomicInteger();
    rehearsal.door =
        _ -> {
          if (calls.incrementAndGet() < 3) {
            throw new RecordUnavailable("a turn", new IllegalStateException("away"));
          }
          return rehearsal.says("back");
        };
    assertThat(standIn.text(WiredStandIn.PHONE, "hi").status()).isEqualTo(200);
    assertThat(standIn.received(WiredStandIn.PHONE)).containsExactly("back");
    assertThat(rehearsal.received)
        .extracting(InboundMessage::id)
        .hasSize(3)
        .containsOnly(rehearsal.received.getFirst().id());
  }

  @Test
  void aRowThatLeavesTwiceIsNoticed() {
    WebhookAnswer same = rehearsal.says("twice");
    rehearsal.door = _ -> same;
    standIn.text(WiredStandIn.PHONE, "one");
    standIn.text(WiredStandIn.PHONE, "two");
    assertThat(standIn.repeated()).containsExactly(rehearsal.access.statusCallback(1));
  }

  @Test
  void callbacksAreLostRepeatedAndTurnedRoundAsScripted() {
    standIn.faults(
        FaultScript.NONE
            .onCallbacks(n -> List.of(FaultScript.OnCallbacks.values()).get(n % 4))
            .undelivered(number -> 30005));
    for (int i = 1; i <= 4; i++) {
      rehearsal.carrier.send(rehearsal.text("text " + i));
    }
    await().untilAsserted(() -> assertThat(rehearsal.reports).hasSize(3 + 6 + 3));
    assertThat(reported(1)).isEmpty();
    assertThat(reported(2)).hasSize(6);
    assertThat(reported(3))
        .containsExactly(DeliveryState.UNDELIVERED, DeliveryState.SENT, DeliveryState.QUEUED);
    assertThat(rehearsal.reports)
        .filteredOn(r -> r.delivery() == DeliveryState.UNDELIVERED)
        .allMatch(r -> r.code() == 30005);
  }

  @Test
  void itCallsThisMachineOnly() {
    assertThatThrownBy(() ->
            standIn.connect(
                URI.create("https://bot.example.org"), URI.create("https://example.org")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void strangersAreRefusedByTheApi() throws Exception {
    var request =
        HttpRequest.newBuilder(
                standIn
                    .api()
                    .resolve("/2010-04-01/Accounts/" + WiredStandIn.ACCOUNT + "/Balance.json"))
            .header("Authorization", "Basic eDp5")
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("20003");
    }
  }

  @Test
  void aPictureLiesBehindARedirectThatTakesNoCredentials() throws Exception {
    byte[] bytes = {1, 2, 3};
    standIn.text(WiredStandIn.PHONE, "look", new SentPicture(bytes, "image/png"));
    URI address = rehearsal.received.getFirst().photos().getFirst().address();
    String basic =
        Base64.getEncoder()
            .encodeToString(
                (WiredStandIn.ACCOUNT + ":" + WiredStandIn.TOKEN).getBytes(StandardCharsets.UTF_8));
    try (HttpClient http = HttpClient.newHttpClient()) {
      var first =
          http.send(
              HttpRequest.newBuilder(address).header("Authorization", "Basic " + basic).build(),
              BodyHandlers.ofByteArray());
      assertThat(first.statusCode()).isEqualTo(307);
      URI second = URI.create(first.headers().firstValue("Location").orElseThrow());
      assertThat(second.getHost()).isNotEqualTo(address.getHost());
      assertThat(
              http.send(HttpRequest.newBuilder(second).build(), BodyHandlers.ofByteArray()).body())
          .isEqualTo(bytes);
      assertThat(
              http.send(
                      HttpRequest.newBuilder(second).header("Authorization", basic).build(),
                      BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(400);
    }
  }

  private List<String> states() {
    return standIn.phone(WiredStandIn.PHONE).bubbles().stream().map(Handset.Bubble::state).toList();
  }

  private List<DeliveryState> reported(long row) {
    return rehearsal.reports.stream()
        .filter(r -> r.outboxId().orElse(0) == row)
        .map(DeliveryReceipt::delivery)
        .toList();
  }
}
