package org.turnout.channel.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.turnout.testkit.SharedFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignatureTest {
  private static final String URL = "https://bot.example.org/sms?tenant=local%20802&x=a+b";
  private static final FormBody FORM = form("Body=STOP&From=%2B15125550100&From=%2B15125550100");

  @TestFactory
  Stream<DynamicTest> agreesWithEveryVector() {
    return JsonMapper.shared()
        .readTree(SharedFolder.path("vectors/twilio_signatures.json").toFile())
        .valueStream()
        .filter(v -> v.has("params"))
        .map(v -> DynamicTest.dynamicTest(v.get("name").asString(), () -> check(v)));
  }

  @Test
  void bothTokensAreAcceptedWhileRotating() {
    String old = new Signature(List.of("old")).sign(URL, FORM);
    assertThat(new Signature(List.of("new", "old")).matches(URL, FORM, old)).isTrue();
    assertThat(new Signature(List.of("new")).matches(URL, FORM, old)).isFalse();
  }

  @Test
  void thePortMayBeThereOrNot() {
    Signature signature = new Signature(List.of("token"));
    String with = signature.sign("https://bot.example.org:443/sms?x=a%20b", FORM);
    String without = signature.sign("https://bot.example.org/sms?x=a%20b", FORM);
    assertThat(signature.matches("https://bot.example.org/sms?x=a%20b", FORM, with)).isTrue();
    assertThat(signature.matches("https://bot.example.org:443/sms?x=a%20b", FORM, without))
        .isTrue();
    assertThat(signature.matches("https://bot.example.org:443/sms?x=a b", FORM, without)).isFalse();
  }

  @Test
  void userAndFragmentAreNotSigned() {
    Signature signature = new Signature(List.of("token"));
    String plain = signature.sign("https://bot.example.org/sms", FORM);
    assertThat(signature.matches("https://me:secret@bot.example.org/sms#rc=3", FORM, plain))
        .isTrue();
  }

  @Test
  void anythingElseInTheHeaderIsRefused() {
    Signature signature = new Signature(List.of("token"));
    String good = signature.sign(URL, FORM);
    for (String given : List.of("", "=", "ü", good + "=", good.substring(1), "x".repeat(10_000))) {
      assertThat(signature.matches(URL, FORM, given)).isFalse();
    }
  }

  private static void check(JsonNode v) {
    Signature signature = new Signature(List.of(v.get("authToken").asString()));
    String url = v.get("url").asString();
    String given = v.get("signature").asString();
    assertThat(signature.matches(url, form(encoded(v.get("params"))), given))
        .isEqualTo(v.get("valid").asBoolean());
  }

  private static String encoded(JsonNode params) {
    List<String> pairs = new ArrayList<>();
    params.forEachEntry((name, value) -> {
      var values = value.isArray() ? value.valueStream().toList() : List.of(value);
      values.forEach(v ->
          pairs.add(URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(v.asString(), UTF_8)));
    });
    return String.join("&", pairs);
  }

  private static FormBody form(String body) {
    return FormBody.parse(body.getBytes(UTF_8));
  }
}
