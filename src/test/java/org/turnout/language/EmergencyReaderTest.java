package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is taken for a danger, and what only sounds so.
class EmergencyReaderTest {
  private static final Path INPUTS = Path.of("src/test/resources/emergencies/inputs.tsv");
  private static final Languages LANGUAGES = Languages.builtIn();

  @Test
  void everyLabeledInputIsHeard() throws IOException {
    List<String> inputs =
        Files.readAllLines(INPUTS).stream().filter(line -> !line.startsWith("#")).toList();
    var softly = new SoftAssertions();
    for (String line : inputs) {
      String[] row = line.split("\t", -1);
      softly.assertThat(heard(row[1])).as(row[1]).isEqualTo(row[0]);
    }
    softly.assertAll();
    assertThat(inputs).hasSizeGreaterThan(300);
    assertThat(inputs).filteredOn(line -> line.startsWith("none")).hasSizeGreaterThan(130);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sombody fainted",
        "someone colapsed",
        "someone is unconcious",
        "polise are here",
        "policee are here",
        "they arested maria",
        "someone is bleding",
        "someone was atacked",
        "alguien se desmayoo",
        "una compañera se desmayó",
        "la polícia esta aqui",
        "may nahimatey dito",
        "SOMEONE FAINTED!!! 🚨🚨"
      })
  void aSlipOfOneLetterHidesNoDanger(String text) {
    assertThat(LANGUAGES.dangers().emergency(text)).isInstanceOf(HeardEmergency.Clear.class);
  }

  @Test
  void itIsKnownInWhichLanguageItWasSaid() {
    assertThat(LANGUAGES.dangers().emergency("se desmayó una compañera"))
        .isEqualTo(new HeardEmergency.Clear(Emergency.HURT, "es"));
    assertThat(LANGUAGES.dangers().emergency("may nahimatay"))
        .isEqualTo(new HeardEmergency.Clear(Emergency.HURT, "tl"));
  }

  @Test
  void ofSeveralDangersTheOneForWhichMinutesCountIsAnswered() {
    assertThat(heard("police are here and someone is bleeding")).isEqualTo("hurt");
    assertThat(heard("i want to kill myself and the police are here")).isEqualTo("suicide");
  }

  @Test
  void aTextOfTenPartsIsReadToo() {
    for (String word : List.of("i ", "police ", "he is ", "a gun ", "may nurse ", "esta ")) {
      assertThat(heard(word.repeat(1600 / word.length()))).isNotNull();
    }
    assertThat(heard("ok ".repeat(300) + "someone fainted")).isEqualTo("hurt");
  }

  private static String heard(String text) {
    return switch (LANGUAGES.dangers().emergency(text)) {
      case HeardEmergency.Clear(Emergency kind, _) -> kind.word();
      case HeardEmergency.Doubtful _ -> "doubt";
      case HeardEmergency.None _ -> "none";
    };
  }
}
