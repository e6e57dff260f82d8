package org.turnout.channel.twilio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;

class FormBodyTest {
  @Test
  void keepsOrderAndRepeatedNames() {
    FormBody form = form("a=1&b=2&a=3&a=");
    assertThat(form.all("a")).containsExactly("1", "3", "");
    assertThat(form.first("a")).contains("1");
    assertThat(form).hasToString("Form[4 fields]");
  }

  @Test
  void decodesPlusPercentAndUtf8() {
    assertThat(form("B%6Fdy=%C2%BFS%c3%ad%3F+%F0%9F%91%8D%2B1=2").first("Body"))
        .contains("¿Sí? 👍+1=2");
  }

  @Test
  void emptyPairsAreSkippedAndNamesMayStandAlone() {
    FormBody form = form("&&a&=x&&");
    assertThat(form).hasToString("Form[2 fields]");
    assertThat(form.first("a")).contains("");
    assertThat(form.first("")).contains("x");
  }

  @Test
  void brokenEscapesAreNamedWithTheirPlace() {
    for (String broken : List.of("a=%", "a=%4", "a=%zz", "a=%+1", "a=1%%", "%")) {
      assertThatThrownBy(() -> form(broken)).isInstanceOf(MalformedForm.class);
    }
  }

  @Test
  void bytesThatAreNoUtf8AreReadAsReplacementsAndSignedAsTheyCame() {
    for (String bytes : List.of("a=%ff", "a=%c3", "a=%ed%a0%80", "a=%c0%80", "a=\u00ff")) {
      FormBody form = FormBody.parse((bytes + "&b=%c3%a9").getBytes(ISO_8859_1));
      assertThat(form.first("a").orElseThrow()).as(bytes).contains("\ufffd");
      assertThat(form.first("b")).contains("é");
    }
    assertThat(FormBody.parse("b=%ff&a=%c3%a9&%c9=1".getBytes(UTF_8)).signed())
        .isEqualTo("aÃ©bÿÉ1".getBytes(ISO_8859_1));
  }

  @Test
  void tooManyFieldsAreRefused() {
    assertThat(form("a=1&".repeat(FormBody.MAX_FIELDS)).all("a")).hasSize(FormBody.MAX_FIELDS);
    assertThatThrownBy(() -> form("a&".repeat(FormBody.MAX_FIELDS + 1)))
        .isInstanceOf(MalformedForm.class);
  }

  @Test
  void whatABrowserEncodesComesBack() {
    ForAll.of(Arbitrary.soundTexts(255).list(40))
        .check(values -> {
          String body =
              values.stream()
                  .map(v -> "v=" + URLEncoder.encode(v, UTF_8))
                  .collect(Collectors.joining("&"));
          assertThat(form(body).all("v")).isEqualTo(values);
        });
  }

  @Test
  void anyBytesAreDecodedOrRefusedNothingElse() {
    Arbitrary<byte[]> forms = Arbitrary.texts(100).map(text -> ("a=" + text).getBytes(UTF_8));
    ForAll.of(Arbitrary.oneOf(Arbitrary.bytes(300), forms)).check(FormBodyTest::decodedOrRefused);
  }

  private static void decodedOrRefused(byte[] raw) {
    try {
      FormBody form = FormBody.parse(raw);
      assertThat(form.toString()).doesNotContain("=");
    } catch (MalformedForm expected) {
      assertThat(expected).hasNoCause();
    }
  }

  private static FormBody form(String body) {
    return FormBody.parse(body.getBytes(UTF_8));
  }
}
