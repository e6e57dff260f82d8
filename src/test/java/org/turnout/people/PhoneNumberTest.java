package org.turnout.people;

import static org.assertj.core.api.Assertions.assertThat;

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
    for (JsonNode given : TestVectors.json("vectors/phone_inputs.json").get("inputs")) {
      String input = given.get("input").asString();
      var reading = PhoneNumber.read(input);
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
}
