package org.turnout.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;

class LinkCodesTest {
  private static final LinkCodes CODES =
      new LinkCodes("a key of sixteen bytes and more".getBytes(StandardCharsets.US_ASCII));

  @Test
  void aCodeLeadsBackToItsLinkAndItsRecipient() {
    Arbitrary<Integer> links = Arbitrary.ints(0, LinkCodes.MOST_LINKS - 1);
    Arbitrary<Long> addresses = Arbitrary.longs(0, LinkCodes.MOST_ADDRESSES - 1);
    ForAll.<LinkCodes.Target>of(
            random -> new LinkCodes.Target(links.draw(random), addresses.draw(random)))
        .check(target -> {
          String code = CODES.of(target.link(), target.address());
          assertThat(code).matches("[2-9bcdfghjkmnpqrstvwxyz]{10}");
          assertThat(CODES.read(code)).contains(target);
          assertThat(CODES.read(code.toUpperCase(Locale.ROOT))).contains(target);
        });
  }

  @Test
  void nothingThatPeopleTypeIsAnError() {
    ForAll.of(Arbitrary.texts(255)).check(text -> assertThat(CODES.read(text)).isNotNull());
  }

  @Test
  void neighboursHaveNothingInCommon() {
    int same = 0;
    for (long address = 0; address < 1_000; address++) {
      String one = CODES.of(7, address);
      String next = CODES.of(7, address + 1);
      for (int i = 0; i < one.length(); i++) {
        same += one.charAt(i) == next.charAt(i) ? 1 : 0;
      }
    }
    // Of 10,000 places chance makes 357 agree.
    assertThat(same).isBetween(250, 480);
  }

  @Test
  void anotherKeyMakesOtherCodes() {
    var other =
        new LinkCodes("a quite different secret of bytes".getBytes(StandardCharsets.US_ASCII));
    assertThat(other.of(1, 1)).isNotEqualTo(CODES.of(1, 1));
  }

  @Test
  void allCodesOfARunDiffer() {
    var seen = new HashSet<String>();
    for (long address = 0; address < 100_000; address++) {
      seen.add(CODES.of(3, address));
    }
    assertThat(seen).hasSize(100_000);
  }

  @Test
  void whatCannotBeACodeIsNone() {
    for (String junk :
        List.of(
            "", "short", "0123456789", "aaaaaaaaaa", "zzzzzzzzzz", "2222222222x", "２２２２２２２２２２")) {
      assertThat(CODES.read(junk)).as(junk).isEqualTo(Optional.empty());
    }
    assertThatIllegalArgumentException().isThrownBy(() -> CODES.of(LinkCodes.MOST_LINKS, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> CODES.of(1, LinkCodes.MOST_ADDRESSES));
  }
}
