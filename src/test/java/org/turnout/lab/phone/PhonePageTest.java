package org.turnout.lab.phone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.WebhookAnswer;
import org.turnout.lab.time.MovableClock;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.PlantedSecrets;
import org.turnout.web.Metrics;
import org.turnout.web.WebServer;

class PhonePageTest {
  private static final String[] FORM = {
    "Content-Type", "application/x-www-form-urlencoded", "HX-Request", "true"
  };

  private final MovableClock clock =
      new MovableClock(InstantSource.fixed(Instant.parse("2026-10-02T14:10:00Z")));
  private final List<InboundMessage> received = new ArrayList<>();
  private final Set<String> stopped = new HashSet<>();
  private final RehearsalPhones phones = new ScriptedPhones(this::answer, clock);
  private final WebServer server =
      WebServer.start(
          "127.0.0.1",
          0,
          new Metrics(),
          List.of(
              new PhonePage(
                  phones,
                  clock,
                  new RehearsedCampaign(
                      "Alliance",
                      "72347",
                      ZoneId.of("America/Los_Angeles"),
                      List.of(
                          new RehearsedCampaign.Person(
                              PlantedSecrets.NUMBER, "Rosa, Sunset", "es")),
                      new TwoOwners(),
                      stopped::contains))));

  private WebhookAnswer answer(InboundMessage message) {
    received.add(message);
    return new WebhookAnswer(
        List.of(new WebhookAnswer.Text(1, "You said: " + message.body(), List.of())));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> post(String path, String... fields) {
    var form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], UTF_8))
          .append('&');
    }
    return LocalHttp.post(server.port(), path, form.toString(), FORM);
  }

  @Test
  void beginsWithOneMembersPhoneInTheirLanguage() {
    assertThat(LocalHttp.get(server.port(), "/phone").body())
        .contains("512-555-0142", "PETICIÓN", "Fri, Oct 2, 7:10 AM", "72347");
  }

  @Test
  void aTextGoesInAndItsAnswerStandsOnTheScreen() {
    post("/phone/open", "number", PlantedSecrets.NUMBER, "language", "en");
    assertThat(
            post("/phone/send", "number", PlantedSecrets.NUMBER, "text", PlantedSecrets.TEXT)
                .statusCode())
        .isEqualTo(204);

    assertThat(received).extracting(InboundMessage::body).containsExactly(PlantedSecrets.TEXT);
    assertThat(LocalHttp.get(server.port(), "/phone").body())
        .contains("You said: " + PlantedSecrets.TEXT, "1 segment", "delivered");
  }

  @Test
  void saysWhoseAPhoneIsAndAddsAnotherMembers() {
    assertThat(LocalHttp.get(server.port(), "/phone").body())
        .contains("<strong>Rosa, Sunset</strong> Spanish");
    assertThat(post("/phone/another", "language", "tl").body())
        .contains("512-555-0177", "<strong>Linh, Harbor</strong> Tagalog");
    var none = post("/phone/another", "language", "tl");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).contains("no other member reads this language");
    assertThat(post("/phone/open", "number", "512 555 0199", "language", "en").body())
        .contains("Nobody in the records");
  }

  /// Rosa and Linh.
  private static final class TwoOwners implements PhoneOwners {
    private final List<RehearsedCampaign.Person> all =
        List.of(
            new RehearsedCampaign.Person(PlantedSecrets.NUMBER, "Rosa, Sunset", "es"),
            new RehearsedCampaign.Person("+15125550177", "Linh, Harbor", "tl"));

    @Override
    public Optional<RehearsedCampaign.Person> of(String number) {
      return all.stream().filter(one -> one.number().equals(number)).findFirst();
    }

    @Override
    public Optional<RehearsedCampaign.Person> another(String language, Set<String> open) {
      return all.stream()
          .filter(one -> one.language().equals(language) && !open.contains(one.number()))
          .findFirst();
    }
  }

  @Test
  void whatAMemberTypesIsNeverMarkup() {
    post("/phone/open", "number", PlantedSecrets.NUMBER, "language", "en");
    post("/phone/send", "number", PlantedSecrets.NUMBER, "text", "<script>alert(1)</script>");

    assertThat(LocalHttp.get(server.port(), "/phone").body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>alert");
  }

  @Test
  void showsWhoHasSentStop() {
    stopped.add(PlantedSecrets.NUMBER);
    assertThat(LocalHttp.get(server.port(), "/phone").body())
        .contains("<b class=\"stopped\">stopped</b>");
  }

  @ParameterizedTest
  @CsvSource({
    "512 555 0199, +15125550199",
    "(512) 555-0199, +15125550199",
    "1-512-555-0199, +15125550199",
    "+44 20 7946 0018, +442079460018"
  })
  void opensAPhoneHoweverItsNumberIsWritten(String typed, String number) {
    assertThat(post("/phone/open", "number", typed, "language", "tl").body()).contains("PETISYON");
    assertThat(phones.all()).extracting(RehearsalPhones.Held::number).containsExactly(number);
  }

  @ParameterizedTest
  @CsvSource({"''", "555", "abcdefghij", "2-512-555-0199"})
  void saysWhatANumberLooksLike(String typed) {
    var refused = post("/phone/open", "number", typed, "language", "en");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("ten digits");
  }

  @Test
  void aPhoneThatIsOpenAlreadyIsNotDrawnTwice() {
    post("/phone/open", "number", PlantedSecrets.NUMBER, "language", "en");
    assertThat(post("/phone/open", "number", PlantedSecrets.NUMBER, "language", "en").statusCode())
        .isEqualTo(204);
  }

  @Test
  void aPhotoIsTakenAlongAndShown() {
    phones.open(PlantedSecrets.NUMBER, "en");
    String body =
        """
        --b\r
        Content-Disposition: form-data; name="number"\r
        \r
        %s\r
        --b\r
        Content-Disposition: form-data; name="text"\r
        \r
        look\r
        --b\r
        Content-Disposition: form-data; name="photo"; filename="a.png"\r
        Content-Type: image/png\r
        \r
        %s\r
        --b--\r
        """
            .formatted(PlantedSecrets.NUMBER, "p".repeat(200_000));
    var request =
        LocalHttp.request(
                server.port(),
                "/phone/send",
                "Content-Type",
                "multipart/form-data; boundary=b",
                "HX-Request",
                "true")
            .POST(BodyPublishers.ofString(body));

    assertThat(LocalHttp.send(request).statusCode()).isEqualTo(204);
    assertThat(received.getFirst().photos()).hasSize(1);
    assertThat(LocalHttp.get(server.port(), "/phone/picture/pic0").body()).hasSize(200_000);
  }

  @Test
  void theClockIsPushedAndBadPushesAreExplained() {
    assertThat(post("/phone/clock", "by", "monday").statusCode()).isEqualTo(204);
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-10-05T16:00:00Z"));
    assertThat(post("/phone/clock", "by", "week").statusCode()).isEqualTo(400);
  }

  @Test
  void aFormFromAnotherPageIsRefused() {
    assertThat(
            LocalHttp.post(
                    server.port(),
                    "/phone/clock",
                    "by=day",
                    "Content-Type",
                    "application/x-www-form-urlencoded")
                .statusCode())
        .isEqualTo(403);
    assertThat(clock.ahead()).isZero();
  }

  @Test
  void aTextTooLongOrFromAPhoneThatIsNotOpenIsRefused() {
    phones.open(PlantedSecrets.NUMBER, "en");
    assertThat(
            post("/phone/send", "number", PlantedSecrets.NUMBER, "text", "x".repeat(1601))
                .statusCode())
        .isEqualTo(400);
    assertThat(post("/phone/send", "number", "+15125550101", "text", "x").statusCode())
        .isEqualTo(404);
    assertThat(received).isEmpty();
  }
}
