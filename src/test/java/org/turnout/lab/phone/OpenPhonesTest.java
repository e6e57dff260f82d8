package org.turnout.lab.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.lab.carrier.SentPicture;
import org.turnout.lab.phone.RehearsalPhones.Bubble;
import org.turnout.lab.phone.RehearsalPhones.Tick;
import org.turnout.lab.phone.RehearsalPhones.Way;
import org.turnout.testkit.PlantedSecrets;
import org.turnout.web.Metrics;
import org.turnout.web.Routes;
import org.turnout.web.WebServer;

class OpenPhonesTest {
  private static final Instant NOW = Instant.parse("2026-10-02T14:10:00Z");

  private final List<String> webhooks = new CopyOnWriteArrayList<>();
  private final CarrierStandIn carrier =
      CarrierStandIn.start(
          new CarrierStandIn.Account(
              "AC00000000000000000000000000000001",
              PlantedSecrets.TOKEN,
              List.of("72347"),
              InstantSource.fixed(NOW)),
          0);
  private final OpenPhones phones = new OpenPhones(carrier, String::length);
  private final Routes webhook =
      routes ->
          routes.post(
              "/webhooks/twilio/message",
              context -> {
                String body = String.valueOf(context.formParam("Body"));
                webhooks.add(body);
                if (body.equals("fail")) {
                  context.status(400);
                } else {
                  context.contentType("text/xml");
                  context.result(
                      "<Response><Message>You said: %s</Message></Response>".formatted(body));
                }
              });
  private final WebServer product =
      WebServer.start("127.0.0.1", 0, new Metrics(), List.of(webhook));

  @BeforeEach
  void connect() {
    carrier.connect(
        URI.create("https://turnout.example"), URI.create("http://127.0.0.1:" + product.port()));
    phones.open(PlantedSecrets.NUMBER, "en");
  }

  @AfterEach
  void close() {
    phones.close();
    carrier.close();
    product.close();
  }

  private List<Bubble> screen() {
    return phones.all().getFirst().bubbles();
  }

  private Bubble settled(Way way, String body) {
    return new Bubble(way, body, body.length(), List.of(), NOW, Tick.DELIVERED);
  }

  @Test
  void aTextTakesTheRoadOfTheWebhookAndItsAnswerIsTickedOff() {
    phones.send(PlantedSecrets.NUMBER, "hi", Optional.empty());

    await()
        .untilAsserted(() ->
            assertThat(screen())
                .containsExactly(settled(Way.MINE, "hi"), settled(Way.CAMPAIGN, "You said: hi")));
  }

  @Test
  void textsOfOnePhoneGoOutInTheOrderInWhichTheyWereSentEvenPastAFailure() {
    List<String> texts =
        IntStream.range(0, 12).mapToObj(i -> i == 3 ? "fail" : "text " + i).toList();
    texts.forEach(text -> phones.send(PlantedSecrets.NUMBER, text, Optional.empty()));

    await().until(() -> webhooks.stream().distinct().count() == 12);
    assertThat(webhooks.stream().distinct().toList()).isEqualTo(texts);
    await()
        .untilAsserted(() ->
            assertThat(screen())
                .filteredOn(bubble -> bubble.tick() == Tick.FAILED)
                .extracting(Bubble::body)
                .containsExactly("fail"));
  }

  @Test
  void aPhotoCanBeLookedAtAgain() {
    phones.send(
        PlantedSecrets.NUMBER, "", Optional.of(new SentPicture(new byte[] {1, 2, 3}, "image/png")));

    String address = screen().getFirst().pictures().getFirst();
    String id = address.substring("/phone/picture/".length());
    assertThat(phones.picture(id)).hasValueSatisfying(p -> assertThat(p.bytes()).hasSize(3));
    assertThat(phones.picture("nonsense")).isEmpty();
    assertThat(phones.picture("SM1-99999999999")).isEmpty();
  }

  @Test
  void listenersHearOfOpenPhonesOnly() {
    var heard = new CopyOnWriteArrayList<String>();
    phones.subscribe(heard::add);
    carrier.text("+15125550177", "not on the page");
    phones.send(PlantedSecrets.NUMBER, "hi", Optional.empty());

    await().until(() -> screen().size() == 2);
    assertThat(heard).isNotEmpty().containsOnly(PlantedSecrets.NUMBER);
    assertThat(phones.all()).hasSize(1);
  }
}
