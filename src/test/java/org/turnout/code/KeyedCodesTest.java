package org.turnout.code;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;

/// Every number has one code of the length that was asked for, and every code one number.
class KeyedCodesTest {
  private static final byte[] KEY = "a key of sixteen bytes".getBytes(US_ASCII);

  @Test
  void eachNumberOfASmallRangeHasACodeOfItsOwnThatLeadsBack() {
    var codes = new KeyedCodes(KEY, 16, 4);
    assertThat(LongStream.range(0, codes.numbers()).mapToObj(codes::of)).doesNotHaveDuplicates();
    ForAll.of(Arbitrary.longs(0, codes.numbers() - 1))
        .check(number -> {
          String code = codes.of(number);
          assertThat(code).matches("[2-9bcdfghjkmnpqrstvwxyz]{4}");
          assertThat(codes.read(code)).hasValue(number);
          assertThat(codes.read(code.toUpperCase(Locale.ROOT))).hasValue(number);
        });
  }

  @Test
  void whatPeopleTypeIsNoError() {
    var codes = new KeyedCodes(KEY, 24, 5);
    ForAll.of(Arbitrary.texts(20)).check(text -> assertThat(codes.read(text)).isNotNull());
    assertThat(codes.read("zzzzz")).as("written as a code, but no number's").isEmpty();
  }

  @Test
  void aCodeTooShortForItsNumbersCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> new KeyedCodes(KEY, 24, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> new KeyedCodes(KEY, 15, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> new KeyedCodes(KEY, 24, 5).of(1 << 24));
    assertThatIllegalArgumentException().isThrownBy(() -> new KeyedCodes(KEY, 24, 5).of(-1));
  }
}
