package org.turnout.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.channel.Address;
import org.turnout.channel.CarrierError;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.LoggedText;
import org.turnout.channel.OutboundText;
import org.turnout.channel.Photo;
import org.turnout.channel.SendResult;
import org.turnout.lab.carrier.SentPicture;
import org.turnout.lab.carrier.WiredStandIn;
import org.turnout.lab.scenario.FaultScript;

class TwilioCarrierTest {
  private final WiredStandIn rehearsal = new WiredStandIn();
  private final TwilioCarrier carrier = rehearsal.carrier;

  @AfterEach
  void stop() {
    rehearsal.close();
  }

  @Test
  void aTextReachesThePhoneAndItsCallbackNamesTheRow() {
    SendResult result = carrier.send(rehearsal.text("A+B & C = D? ¿Sí? 👍"));
    assertThat(result).isInstanceOf(SendResult.Accepted.class);
    assertThat(rehearsal.standIn.received(WiredStandIn.PHONE))
        .containsExactly("A+B & C = D? ¿Sí? 👍");
    await().until(() -> rehearsal.reports.size() == 3);
    assertThat(rehearsal.reports)
        .allMatch(report -> new SendResult.Accepted(report.carrierId()).equals(result))
        .allMatch(report -> report.outboxId().orElse(0) == 1);
  }

  @Test
  void aServiceSendsInItsOwnName() {
    var text =
        new OutboundText(
            7,
            Address.sms(WiredStandIn.PHONE),
            Address.sms(WiredStandIn.SERVICE),
            "hi",
            List.of(URI.create("https://x.org/a.png")),
            Optional.of(Duration.ofDays(3)));
    assertThat(carrier.send(text)).isInstanceOf(SendResult.Accepted.class);
    assertThat(rehearsal.standIn.phone(WiredStandIn.PHONE).bubbles().getFirst().other())
        .isEqualTo(WiredStandIn.SERVICE);
  }

  @ParameterizedTest
  @EnumSource(FaultScript.OnCreate.class)
  void everyFaultIsOneRequestAndSaysWhatItProves(FaultScript.OnCreate fault) {
    rehearsal.standIn.faults(FaultScript.NONE.onCreate(_ -> fault).hang(Duration.ofSeconds(20)));
    SendResult result = carrier.send(rehearsal.text("hi"));
    Class<? extends SendResult> expected =
        switch (fault) {
          case ACCEPT -> SendResult.Accepted.class;
          case TOO_MANY, TOO_MANY_FOR_LONG, TOO_MANY_FOR_A_DAY, REDIRECT ->
              SendResult.TryLater.class;
          case ERROR_BEFORE,
              ERROR_AFTER,
              HANG_BEFORE,
              HANG_AFTER,
              RESET_BEFORE,
              RESET_AFTER,
              HTML_AFTER,
              HALF_ANSWER_AFTER ->
              SendResult.Uncertain.class;
        };
    assertThat(result).isInstanceOf(expected);
    assertThat(rehearsal.standIn.creates()).isEqualTo(1);
  }

  @Test
  void aCarrierThatIsNotThereTookNothing() {
    rehearsal.standIn.close();
    assertThat(carrier.send(rehearsal.text("hi"))).isInstanceOf(SendResult.TryLater.class);
  }

  @Test
  void aRefusalHasTheCarriersCodeAndNamesNoNumber() {
    var text =
        new OutboundText(
            1, Address.sms("5551234"), Address.sms("72347"), "hi", List.of(), Optional.empty());
    assertThat(carrier.send(text))
        .isInstanceOfSatisfying(
            SendResult.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(21211);
              assertThat(refused.reason()).doesNotContain("5551234");
            });
    assertThat(carrier.send(rehearsal.text("x".repeat(1601))))
        .isInstanceOfSatisfying(
            SendResult.Refused.class, refused -> assertThat(refused.code()).isEqualTo(21617));
  }

  @Test
  void callsInFlightAreBounded() throws Exception {
    rehearsal.standIn.faults(
        FaultScript.NONE
            .onCreate(_ -> FaultScript.OnCreate.HANG_BEFORE)
            .hang(Duration.ofSeconds(20)));
    Callable<SendResult> send = () -> carrier.send(rehearsal.text("hi"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = threads.invokeAll(IntStream.range(0, 60).mapToObj(_ -> send).toList());
      long putOff =
          results.stream().filter(r -> r.resultNow() instanceof SendResult.TryLater).count();
      assertThat(putOff).isPositive();
      assertThat(rehearsal.standIn.creates()).isEqualTo(60 - (int) putOff);
    }
  }

  @Test
  void theLogIsReadToItsEndOldestFirst() {
    for (int i = 0; i < 2_100; i++) {
      rehearsal.standIn.withhold(WiredStandIn.PHONE, "text " + i);
    }
    var patient = new TwilioCarrier(rehearsal.access, TwilioErrors.load(), TwilioLimits.DEFAULT);
    List<LoggedText> log =
        patient.received(Address.sms("72347"), WiredStandIn.NOW.minusSeconds(60));
    assertThat(log).hasSize(2_100).allMatch(LoggedText::inbound);
    assertThat(log.getFirst().body()).isEqualTo("text 0");
    assertThat(log.getLast().body()).isEqualTo("text 2099");
    assertThat(patient.received(Address.sms("72347"), WiredStandIn.NOW.plusSeconds(1))).isEmpty();
    assertThat(patient.received(Address.sms("+15125550199"), WiredStandIn.NOW)).isEmpty();
    patient.close();
  }

  @Test
  void aTextThatHasNotLeftYetIsInTheLogToo() {
    carrier.send(rehearsal.text("hello"));
    assertThat(carrier.sentTo(Address.sms(WiredStandIn.PHONE), WiredStandIn.NOW))
        .hasSize(1)
        .allSatisfy(entry -> assertThat(entry.body()).isEqualTo("hello"));
  }

  @Test
  void theLogsPicturesAreWhereTheWebhookWouldHavePutThem() {
    rehearsal.standIn.text(
        WiredStandIn.PHONE, "look", new SentPicture(new byte[] {1}, "image/png"));
    List<Photo> told = rehearsal.received.getFirst().photos();
    LoggedText entry = carrier.received(Address.sms("72347"), WiredStandIn.NOW).getFirst();
    assertThat(carrier.photos(entry)).isEqualTo(told);
  }

  @Test
  void nonsenseFromTheCarrierNeverPassesForAnAnswer() {
    List<String> nonsense =
        List.of(
            "<html>",
            "",
            "{}",
            "[]",
            "{\"messages\":[{}]}",
            "null",
            "{\"sid\":null}",
            "{\"sid\":\"SM\\u0000\"}");
    for (String body : nonsense) {
      try (var broken = new Stub(body);
          var against =
              new TwilioCarrier(broken.access(), TwilioErrors.load(), WiredStandIn.QUICK)) {
        assertThat(against.send(rehearsal.text("hi"))).isInstanceOf(SendResult.Uncertain.class);
        assertThatThrownBy(() -> against.received(Address.sms("72347"), WiredStandIn.NOW))
            .isInstanceOf(CarrierUnavailable.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 304, 305, 308})
  void aRedirectOfAnyKindTookNothingAndIsAFaultOfTheAddress(int status) {
    try (var elsewhere = new Stub("", status, "");
        var against =
            new TwilioCarrier(elsewhere.access(), TwilioErrors.load(), WiredStandIn.QUICK)) {
      assertThat(against.send(rehearsal.text("hi")))
          .isInstanceOfSatisfying(
              SendResult.TryLater.class,
              later ->
                  assertThat(TwilioErrors.load().of(later.code()).action())
                      .isEqualTo(CarrierError.Action.PAUSE_EVERYTHING));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"86400", "99999999999999999999", "Fri, 31 Dec 2100 23:59:59 GMT"})
  void aTimeToWaitIsReadHoweverItIsWritten(String retryAfter) {
    try (var busy = new Stub("{\"code\":20429}", 429, retryAfter);
        var against = new TwilioCarrier(busy.access(), TwilioErrors.load(), WiredStandIn.QUICK)) {
      assertThat(against.send(rehearsal.text("hi")))
          .isInstanceOfSatisfying(
              SendResult.TryLater.class,
              later -> assertThat(later.rest()).isGreaterThanOrEqualTo(Duration.ofDays(1)));
    }
  }

  @Test
  void oneOddEntryOfTheLogKeepsNoOtherFromBeingRead() {
    String body =
        """
        {"messages":[
          {"sid":"SM1","direction":"inbound","from":"+1512\\u00005550101","to":"72347","body":"ST\\u0000OP","date_created":"soon"},
          {"direction":"inbound","body":"without an id"},
          {"sid":"SM\\u00003","direction":"inbound","from":"+15125550103","body":"no id of theirs",
           "date_created":"Fri, 02 Oct 2126 18:10:00 +0000"},
          {"sid":"SM2","direction":"inbound","from":null,"to":"72347","body":null,"num_media":{},
           "date_created":"Fri, 02 Oct 2126 18:10:00 +0000"}]}
        """;
    try (var odd = new Stub(body);
        var against = new TwilioCarrier(odd.access(), TwilioErrors.load(), WiredStandIn.QUICK)) {
      assertThat(against.received(Address.sms("72347"), WiredStandIn.NOW))
          .extracting(LoggedText::carrierId, LoggedText::from, LoggedText::body)
          .containsExactlyInAnyOrder(tuple("SM1", "+15125550101", "STOP"), tuple("SM2", "", ""));
    }
  }

  @Test
  void doctorReadsAccountAndSenders() {
    try (var account = new TwilioAccount(rehearsal.access, WiredStandIn.QUICK)) {
      assertThat(account.standing()).isEqualTo(new TwilioAccount.Standing("active", "1234.56 USD"));
      for (String sender : List.of("72347", "+15125550199", WiredStandIn.SERVICE)) {
        assertThat(account.sender(sender).orElseThrow().inbound().orElseThrow().toString())
            .startsWith("https://bot.example.org/webhooks/twilio/message#rc=3");
      }
      assertThat(account.sender("99999")).isEmpty();
      assertThat(account.sender("MG" + "f".repeat(32))).isEmpty();
    }
  }

  @Test
  void wrongCredentialsAreSaidInPlainWords() {
    var wrong =
        new TwilioAccess(
            WiredStandIn.ACCOUNT,
            List.of("wrong"),
            rehearsal.access.api(),
            rehearsal.access.publicUrl());
    try (var account = new TwilioAccount(wrong, WiredStandIn.QUICK)) {
      assertThatThrownBy(account::standing)
          .isInstanceOf(CarrierUnavailable.class)
          .hasMessageContaining("auth token is wrong");
    }
  }

  /// A server that answers everything with the same words.
  private static final class Stub implements AutoCloseable {
    private final Javalin server;

    Stub(String body) {
      this(body, 201, "");
    }

    Stub(String body, int status, String retryAfter) {
      server =
          Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get("/*", ctx -> ctx.result(body));
            config.routes.post(
                "/*", ctx -> ctx.status(status).header("Retry-After", retryAfter).result(body));
          });
      server.start("127.0.0.1", 0);
    }

    TwilioAccess access() {
      return new TwilioAccess(
          WiredStandIn.ACCOUNT,
          List.of("t"),
          URI.create("http://127.0.0.1:" + server.port()),
          URI.create("https://bot.example.org"));
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
