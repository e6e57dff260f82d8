package org.turnout.channel.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.channel.DeliveryReceipt;
import org.turnout.channel.DeliveryState;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.OptOutType;
import org.turnout.channel.Photo;
import org.turnout.channel.RecordUnavailable;
import org.turnout.channel.WebhookAnswer;
import org.turnout.testkit.SharedFolder;
import org.w3c.dom.Document;
import tools.jackson.databind.json.JsonMapper;

class WebhooksTest {
  private static final Instant NOW = Instant.parse("2026-10-02T14:10:00Z");
  private static final String SID = "SM0123456789abcdef0123456789abcdef";

  private final List<InboundMessage> received = Collections.synchronizedList(new ArrayList<>());
  private final List<DeliveryReceipt> reports = Collections.synchronizedList(new ArrayList<>());
  private Function<InboundMessage, WebhookAnswer> door = message -> WebhookAnswer.SILENCE;
  private Javalin server = Javalin.create();
  private SignedCaller twilio = new SignedCaller(0);

  @BeforeEach
  void start() {
    Webhooks webhooks =
        new Webhooks(
            SignedCaller.ACCESS,
            message -> {
              received.add(message);
              return door.apply(message);
            },
            reports::add,
            InstantSource.fixed(NOW),
            "72347");
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.concurrency.useVirtualThreads = true;
                  webhooks.addTo(config.routes);
                })
            .start("127.0.0.1", 0);
    twilio = new SignedCaller(server.port());
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aSignedTextReachesTheDoorWhole() {
    assertThat(twilio.post(Webhooks.MESSAGE, SignedCaller.text(SID, "¿Sí? 👍+&<")).statusCode())
        .isEqualTo(200);
    assertThat(received)
        .containsExactly(
            new InboundMessage(
                SID,
                Address.sms("+15125550100"),
                Address.sms("72347"),
                "¿Sí? 👍+&<",
                List.of(),
                NOW,
                InboundMessage.Origin.WEBHOOK,
                Optional.empty(),
                Map.of("FromZip", "78701", "FromCity", "AUSTIN")));
  }

  @Test
  void theAnswerIsTwimlThatNamesItsLedgerRows() {
    door =
        _ ->
            new WebhookAnswer(
                List.of(
                    new WebhookAnswer.Text(17, "a < b & \"c\"\r\nd\u0007", List.of()),
                    new WebhookAnswer.Text(
                        18, "look", List.of(URI.create("https://x.org/p?a=1&b=2")))));
    HttpResponse<String> answer = twilio.post(Webhooks.MESSAGE, SignedCaller.text(SID, "hi"));
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/xml"));
    assertThat(answer.body())
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>"
                + "<Message statusCallback=\"https://bot.example.org/webhooks/twilio/status?o=17\">"
                + "a &lt; b &amp; &quot;c&quot;\nd</Message>"
                + "<Message statusCallback=\"https://bot.example.org/webhooks/twilio/status?o=18\">"
                + "<Body>look</Body><Media>https://x.org/p?a=1&amp;b=2</Media></Message>"
                + "</Response>");
  }

  @Test
  void silenceIsAnEmptyResponse() {
    assertThat(twilio.post(Webhooks.MESSAGE, SignedCaller.text(SID, "hi")).body())
        .endsWith("<Response/>");
  }

  @Test
  void unknownAndRepeatedFieldsAreAcceptedAndSigned() {
    String form =
        SignedCaller.encode(SignedCaller.text(SID, "hi"))
            + "&NewThing=1&NewThing=2&OptOutType=STOP";
    assertThat(twilio.post(Webhooks.MESSAGE, form).statusCode()).isEqualTo(200);
    assertThat(received.getFirst().handled()).contains(OptOutType.STOP);
  }

  @Test
  void photosComeAsAddresses() {
    var fields = SignedCaller.text(SID, "");
    fields.put("NumMedia", "3");
    fields.put(
        "MediaUrl0", "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1");
    fields.put("MediaContentType0", "image/jpeg");
    fields.put("MediaUrl1", "no address at all");
    fields.put("MediaUrl2", "https://x.org/2");
    assertThat(twilio.post(Webhooks.MESSAGE, fields).statusCode()).isEqualTo(200);
    assertThat(received.getFirst().photos())
        .containsExactly(
            new Photo(
                URI.create("https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1"),
                "image/jpeg"),
            new Photo(URI.create("https://x.org/2"), ""));
  }

  @Test
  void everyNaughtyStringArrivesAsItWasSentAndComesBackAsXml() throws Exception {
    List<String> naughty =
        JsonMapper.shared()
            .readTree(SharedFolder.path("vectors/blns.json").toFile())
            .valueStream()
            .map(v -> new String(v.asString().getBytes(UTF_8), UTF_8))
            .toList();
    door =
        message -> new WebhookAnswer(List.of(new WebhookAnswer.Text(1, message.body(), List.of())));
    for (int i = 0; i < naughty.size(); i++) {
      String sid = "SM%032d".formatted(i);
      HttpResponse<String> answer =
          twilio.post(Webhooks.MESSAGE, SignedCaller.text(sid, naughty.get(i)));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(received.getLast().body()).isEqualTo(naughty.get(i).replace("\0", ""));
      assertThat(xml(answer.body()).getElementsByTagName("Message").item(0).getTextContent())
          .isEqualTo(speakable(naughty.get(i)));
    }
  }

  @Test
  void forgedRequestsAreRefusedAndTouchNothing() {
    byte[] form = SignedCaller.encode(SignedCaller.text(SID, "STOP")).getBytes(UTF_8);
    Signature signature = new Signature(List.of(SignedCaller.TOKEN));
    String other =
        signature.sign(SignedCaller.url(Webhooks.MESSAGE + "?x=1"), FormBody.parse(form));
    String stranger =
        new Signature(List.of("guess"))
            .sign(SignedCaller.url(Webhooks.MESSAGE), FormBody.parse(form));
    for (String given : List.of("", "AAAA", other, stranger)) {
      HttpResponse<String> answer = twilio.send(Webhooks.MESSAGE, form, given);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).doesNotContain("Exception", "org.turnout", "+1512");
    }
    assertThat(received).isEmpty();
  }

  @Test
  void anotherAccountIsRefused() {
    var fields = SignedCaller.text(SID, "hi");
    fields.put("AccountSid", "AC" + "f".repeat(32));
    assertThat(twilio.post(Webhooks.MESSAGE, fields).statusCode()).isEqualTo(403);
    assertThat(received).isEmpty();
  }

  @Test
  void missingAndMalformedFieldsAreNamed() {
    for (String name : List.of("MessageSid", "From", "To")) {
      var missing = SignedCaller.text(SID, "hi");
      missing.remove(name);
      var broken = SignedCaller.text(SID, "hi");
      broken.put(name, "\u0000';--\n");
      for (var fields : List.of(missing, broken)) {
        HttpResponse<String> answer = twilio.post(Webhooks.MESSAGE, fields);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith(name);
      }
    }
    var media = SignedCaller.text(SID, "hi");
    media.put("NumMedia", "many");
    assertThat(twilio.post(Webhooks.MESSAGE, media).statusCode()).isEqualTo(400);
    assertThat(received).isEmpty();
  }

  @Test
  void brokenAndHugeFormsGetTheRightStatus() {
    List<byte[]> broken =
        List.of("Body=%zz&x=%".getBytes(UTF_8), "&a".repeat(5_000).getBytes(UTF_8));
    for (byte[] form : broken) {
      assertThat(twilio.send(Webhooks.MESSAGE, form, "AAAA").statusCode()).isEqualTo(400);
    }
    byte[] huge = ("Body=" + "x".repeat(Webhooks.MAX_FORM)).getBytes(UTF_8);
    assertThat(twilio.send(Webhooks.MESSAGE, huge, "AAAA").statusCode()).isEqualTo(413);
    assertThat(
            twilio.post(Webhooks.MESSAGE, SignedCaller.text(SID, "y".repeat(20_000))).statusCode())
        .isEqualTo(413);
    HttpRequest chunked =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + Webhooks.MESSAGE))
            .header("X-Twilio-Signature", "AAAA")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge)))
            .build();
    assertThat(twilio.send(chunked).statusCode()).isEqualTo(413);
    HttpRequest json =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + Webhooks.MESSAGE))
            .header("X-Twilio-Signature", "AAAA")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    assertThat(twilio.send(json).statusCode()).isEqualTo(415);
    assertThat(received).isEmpty();
  }

  @Test
  void aRecordThatIsAwayIs503AndOurOwnFaultIs500WithoutDetails() {
    door =
        _ -> {
          throw new RecordUnavailable(
              "taking a turn", new IllegalStateException("zebra-quartz-91"));
        };
    HttpResponse<String> away = twilio.post(Webhooks.MESSAGE, SignedCaller.text(SID, "hi"));
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.headers().firstValue("Retry-After")).isPresent();
    door =
        _ -> {
          throw new IllegalStateException("zebra-quartz-91");
        };
    HttpResponse<String> fault = twilio.post(Webhooks.MESSAGE, SignedCaller.text(SID, "hi"));
    assertThat(fault.statusCode()).isEqualTo(500);
    assertThat(away.body() + fault.body()).doesNotContain("zebra", "Exception", "org.");
  }

  @Test
  void aStatusNamesItsRowAndItsState() {
    var fields =
        Map.of(
            "MessageSid",
            SID,
            "MessageStatus",
            "undelivered",
            "ErrorCode",
            "30005",
            "AccountSid",
            SignedCaller.ACCOUNT);
    assertThat(twilio.post(Webhooks.STATUS + "?o=17", fields).statusCode()).isEqualTo(204);
    assertThat(twilio.post(Webhooks.STATUS, fields).statusCode()).isEqualTo(204);
    assertThat(reports)
        .containsExactly(
            new DeliveryReceipt(OptionalLong.of(17), SID, DeliveryState.UNDELIVERED, 30005, NOW),
            new DeliveryReceipt(OptionalLong.empty(), SID, DeliveryState.UNDELIVERED, 30005, NOW));
  }

  @Test
  void aStatusWordThatIsNewIsAcceptedAndLeftAlone() {
    for (String word : List.of("teleported", "", "received")) {
      var fields =
          Map.of("MessageSid", SID, "MessageStatus", word, "AccountSid", SignedCaller.ACCOUNT);
      assertThat(twilio.post(Webhooks.STATUS + "?o=17", fields).statusCode()).isEqualTo(204);
    }
    assertThat(reports).isEmpty();
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  /// A text as XML can carry it.
  private static String speakable(String text) {
    return text.codePoints()
        .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
        .filter(c -> c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
