package org.turnout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.twilio.Webhooks;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.HardTexts;
import org.turnout.testkit.TestVectors;
import org.turnout.testkit.program.TestCluster;

/// Whatever comes in over HTTP gets the right status, tells nothing of our inside, and leaves
/// nothing half done.
class BadInputIT {
  @AutoClose private static final TestCluster HOUSE = TestCluster.open(TestCluster.CALM);

  private static final int REAL_TEXTS = 300;

  @Test
  void everyNaughtyStringIsATextLikeAnother() {
    var naughty =
        TestVectors.json("vectors/blns.json").valueStream().map(text -> text.asString()).toList();
    eachIsTakenOnce('n', naughty);
  }

  @Test
  void realTextsAreTakenOnceEach() {
    var real =
        TestVectors.jsonLines("vectors/sms_spam_collection.jsonl").stream()
            .limit(REAL_TEXTS)
            .map(line -> line.path("text").asString(""))
            .toList();
    assertThat(real).hasSize(REAL_TEXTS);
    eachIsTakenOnce('r', real);
  }

  @Test
  void textsAsLongAsTheyMayBeAreTakenOnceEach() {
    eachIsTakenOnce('h', HardTexts.all());
  }

  /// Every text from a phone of its own, and then once more.
  private void eachIsTakenOnce(char kind, List<String> texts) {
    long before = HOUSE.count("select count(*) from inbound");
    ConcurrentCalls.atOnce(
        8,
        worker -> {
          for (int i = worker; i < texts.size(); i += 8) {
            var fields =
                TestCluster.fields(
                    "SM%c%031d".formatted(kind, i), TestCluster.phone(), texts.get(i));
            var first = HOUSE.post(fields);
            assertThat(first.statusCode()).as("text %d", i).isEqualTo(200);
            assertThat(first.body()).contains("<Response");
            assertThat(HOUSE.post(fields).body()).as("repeated text %d", i).isEqualTo(first.body());
          }
          return worker;
        });
    assertThat(HOUSE.count("select count(*) from inbound") - before).isEqualTo(texts.size());
  }

  @Test
  void missingAndHostileFieldsAreRefused() {
    var good = TestCluster.fields("SM" + "c".repeat(32), TestCluster.phone(), "ECHO");
    for (var name : List.of("MessageSid", "From", "To")) {
      refused(400, with(good, name, ""));
      refused(400, with(good, name, "x'; drop table inbound; --"));
      refused(400, with(good, name, "9".repeat(5_000)));
    }
    refused(403, with(good, "AccountSid", "AC" + "f".repeat(32)));
    refused(400, with(good, "NumMedia", "ninety"));
    refused(413, with(good, "Body", "x".repeat(20_000)));
    refused(413, with(good, "Body", "x".repeat(200_000)));
    assertThat(HOUSE.post(good).statusCode()).isEqualTo(200);
  }

  @Test
  void forgedRequestsAreRefused() {
    byte[] form =
        TestCluster.encode(TestCluster.fields("SM" + "d".repeat(32), TestCluster.phone(), "STOP"));
    for (var signature :
        Stream.of("AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "x", "é", "a".repeat(4_000)).toList()) {
      refused(403, HOUSE.post(Webhooks.MESSAGE, form, signature));
      refused(403, HOUSE.post(Webhooks.STATUS, form, signature));
    }
    assertThat(
            HOUSE.count(
                "select count(*) from inbound where body = 'STOP' and carrier_id like 'SMdd%'"))
        .isZero();
  }

  @Test
  void brokenFormsAreRefused() {
    for (var form :
        List.of(
            "",
            "&&&&",
            "=",
            "MessageSid",
            "%",
            "%zz=%zz",
            "a=%",
            "\0\0\0",
            "MessageSid=SM1&From=%ff%fe&To=1",
            "Body=%c3%28")) {
      var answer = HOUSE.post(Webhooks.MESSAGE, form.getBytes(ISO_8859_1), "AAAA");
      assertThat(answer.statusCode()).as(form).isBetween(400, 403);
      discreet(answer);
    }
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    var changed = new java.util.HashMap<>(fields);
    changed.put(name, value);
    return changed;
  }

  private static void refused(int status, Map<String, String> fields) {
    refused(status, HOUSE.post(fields));
  }

  private static void refused(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(status);
    discreet(answer);
  }

  private static void discreet(HttpResponse<String> answer) {
    assertThat(answer.body().length()).isLessThan(600);
    assertThat(answer.body())
        .doesNotContainIgnoringCase("exception")
        .doesNotContain("org.turnout", "postgres", "at java", "select ");
  }
}
