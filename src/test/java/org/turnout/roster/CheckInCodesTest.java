package org.turnout.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A code is short, leads back to its reservation and to nothing else, and tells nothing of the
/// next one.
class CheckInCodesTest {
  private final CheckInCodes codes = new CheckInCodes("sixteen bytes or more".getBytes(UTF_8));

  @Test
  void everyReservationHasItsOwnCodeThatLeadsBackToIt() {
    var seen = new HashSet<String>();
    LongStream.range(0, 50_000)
        .forEach(id -> {
          String code = codes.code(id).orElseThrow();
          assertThat(seen.add(code)).isTrue();
          assertThat(codes.read(code)).isEqualTo(OptionalLong.of(id));
        });
    assertThat(seen)
        .allMatch(code -> code.length() == 5)
        .noneMatch(it -> it.matches(".*[01OIL].*"));
  }

  @Test
  void smallLettersAreReadAndOtherWordsAreNot() {
    String code = codes.code(7).orElseThrow();
    assertThat(codes.read(code.toLowerCase(java.util.Locale.ROOT))).hasValue(7);
    assertThat(codes.read("HELLO")).isEmpty();
    assertThat(codes.read("K7Q")).isEmpty();
    assertThat(codes.code(1L << 24)).as("there are no more").isEmpty();
  }

  @Test
  void anotherKeyMakesOtherCodes() {
    var others = new CheckInCodes("another key, as long as that".getBytes(UTF_8));
    assertThat(LongStream.range(0, 1000).filter(id -> codes.code(id).equals(others.code(id))))
        .hasSizeLessThan(3);
  }
}
