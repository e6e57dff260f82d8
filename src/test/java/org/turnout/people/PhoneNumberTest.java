package org.turnout.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;
import org.turnout.testkit.TestVectors;
import tools.jackson.databind.JsonNode;

class PhoneNumberTest {
  @Test
  void everyOutsideInputIsReadAsTheLibraryReadsIt() {
    var softly = new SoftAssertions();
    var refused = new ArrayList<String>();
    for (JsonNode given : TestVectors.json("vectors/phone_inputs.json").get("inputs")) {
      String input = given.get("input").asString();
      var reading = PhoneNumber.read(input);
      if (reading.fault().filter(fault -> fault != PhoneFault.NOT_IN_SERVICE).isPresent()) {
        refused.add(input);
        continue;
      }
      softly
          .assertThat(reading.number().map(PhoneNumber::e164).orElse(null))
          .as(input)
          .isEqualTo(given.get("e164").asStringOpt().orElse(null));
      softly.assertThat(reading.valid()).as(input).isEqualTo(given.get("valid").asBoolean());
      softly.assertThat(reading.possible()).as(input).isEqualTo(given.get("possible").asBoolean());
      softly
          .assertThat(reading.type())
          .as(input)
          .isEqualTo(given.get("type").asStringOpt().orElse("UNKNOWN"));
      softly
          .assertThat(reading.region().orElse(null))
          .as(input)
          .isEqualTo(given.get("region").asStringOpt().orElse(null));
    }
    softly.assertAll();
    assertThat(refused)
        .containsExactly(
            "512-555-0100 ext. 5",
            "512-555-0100 x12345",
            "512-555-0100 or 512-555-0101",
            "5.125550100E9",
            "+1(512)555-0100#");
  }

  @Test
  void whatMayBeSomebodyElsesNumberIsNone() {
    fault(
        PhoneFault.EXPONENT,
        "3.10820713E9",
        "1.31082071E10",
        "3,10820713E9",
        "3.10820713e+09",
        "=3.1E9",
        "31082071E2",
        "3.10820713 E 9",
        "３.１０８２Ｅ９",
        "3.10820713*10^9");
    fault(
        PhoneFault.EXTENSION,
        "213-373-4253 x12",
        "(213) 373-4253 ext. 12",
        "213-373-4253#12",
        "213-373-4253 extension 12",
        "213-373-4253 anexo 12",
        "tel:+1-213-373-4253;ext=12");
    fault(
        PhoneFault.SEVERAL,
        "2133734253;2133734254",
        "213-373-4253 / 213-373-4254",
        "213-373-4253 or 213-373-4254",
        "2133734253,2133734254",
        "2133734253 2133734254",
        "+12133734253 +442079460958",
        "home (213) 373-4253 cell (213) 373-4254",
        "213-373-4253\n213-373-4254",
        "213-373-4253 o 373-4254");
    fault(PhoneFault.NOT_IN_SERVICE, "", "12", "STOP", "2133734253.0", "213-373-4253 thanks");
  }

  @Test
  void oneNumberIsReadHoweverItIsWritten() {
    for (String written :
        new String[] {
          "2133734253",
          "(213) 373-4253",
          "213.373.4253",
          "213/373-4253",
          "1 213 373 4253",
          "+1 (213) 373-4253",
          "\u202a+1\u00a0213\u2011373\u20134253\u202c",
          "tel:+1-213-373-4253",
          "cell: 213-373-4253",
          "my number is 213-373-4253",
          "٢١٣٣٧٣٤٢٥٣"
        }) {
      assertThat(PhoneNumber.read(written).usable())
          .as(written)
          .contains(new PhoneNumber("+12133734253"));
    }
    assertThat(PhoneNumber.read("+44 20 7946 0958").usable())
        .contains(new PhoneNumber("+442079460958"));
    assertThat(PhoneNumber.read("1-800-FLOWERS").usable())
        .contains(new PhoneNumber("+18003569377"));
  }

  private static void fault(PhoneFault fault, String... inputs) {
    for (String input : inputs) {
      var reading = PhoneNumber.read(input);
      assertThat(reading.fault()).as(input).contains(fault);
      assertThat(reading.usable()).as(input).isEmpty();
    }
  }

  @Test
  void aNumberNeverPrintsItselfWhole() {
    assertThat(new PhoneNumber("+15125550100")).hasToString("…0100");
    assertThat(PhoneNumber.read("512-555-0100").toString()).doesNotContain("5125550100");
  }

  @Test
  void readingNeverThrows() {
    ForAll.of(Arbitrary.texts(255))
        .tries(300)
        .check(text -> assertThat(PhoneNumber.read(text)).isNotNull());
  }

  @Test
  void aNumberIsShownAsPeopleDialIt() {
    assertThat(PhoneNumber.dialed("+12135550101")).isEqualTo("213-555-0101");
    assertThat(PhoneNumber.dialed("+442079460958")).isEqualTo("+44 20 7946 0958");
    assertThat(PhoneNumber.dialed("+525512345678")).isEqualTo("+52 55 1234 5678");
    assertThat(PhoneNumber.dialed("72347")).isEqualTo("72347");
    assertThat(PhoneNumber.dialed("Ana Cruz")).isEqualTo("Ana Cruz");
  }
}
