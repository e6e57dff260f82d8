package org.turnout.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForAllTest {
  private static final Arbitrary<Integer> SMALL = Arbitrary.ints(0, 9);

  private static <T> List<T> seen(ForAll<T> all) {
    var seen = new ArrayList<T>();
    all.check(seen::add);
    return seen;
  }

  @Test
  void everyEdgeIsTriedAndThenAsManySamplesAsAskedFor() {
    var seen = seen(ForAll.of(SMALL).tries(50));
    assertThat(seen).startsWith(0, 1, 8, 9).hasSize(4 + 50).contains(2, 3, 4, 5, 6, 7);
  }

  @Test
  void theSameSeedsBringTheSameSamplesAndOthersBringOthers() {
    var texts = ForAll.of(Arbitrary.texts(40)).tries(20);
    assertThat(seen(texts.from(7)))
        .isEqualTo(seen(texts.from(7)))
        .isNotEqualTo(seen(texts.from(99)));
  }

  @Test
  void aFailureShowsTheSampleAndTheSeedThatBringsItAgain() {
    var numbers = ForAll.<Long>of(random -> random.nextLong(1_000_000));
    var failure = Optional.<AssertionError>empty();
    try {
      numbers.from(5).check(n -> assertThat(n % 7).isNotEqualTo(3));
    } catch (AssertionError e) {
      failure = Optional.of(e);
    }
    String message = String.valueOf(failure.orElseThrow().getMessage());
    assertThat(message).matches("(?s)does not hold for \\d+ \\(-Dturnout.seed=\\d+\\): .*");
    String sample = message.split(" ")[4];
    long seed = Long.parseLong(message.replaceAll("(?s).*-Dturnout.seed=(\\d+).*", "$1"));
    var again = seen(numbers.tries(1).from(seed));
    assertThat(again.getLast()).isEqualTo(Long.parseLong(sample));
  }

  @Test
  void whatASampleHoldsIsShownReadably() {
    assertThat(ForAll.shown(List.of("a\0é", "b"))).isEqualTo("[\"a\\u0000\\u00e9\", \"b\"]");
    assertThat(ForAll.shown(new byte[] {1, -1})).isEqualTo("bytes 01ff");
    assertThatThrownBy(() ->
            ForAll.of(Arbitrary.texts(3))
                .check(text -> {
                  throw new java.io.IOException("full");
                }))
        .hasMessage("does not hold for \"\" (an edge): java.io.IOException: full")
        .hasCauseInstanceOf(java.io.IOException.class);
  }

  @Test
  void numbersKeepToTheirRangeAndReachBothEnds() {
    for (long[] range :
        List.of(new long[] {-3, 2}, new long[] {5, 5}, new long[] {7, Long.MAX_VALUE})) {
      assertThat(seen(ForAll.of(Arbitrary.longs(range[0], range[1]))))
          .contains(range[0], range[1])
          .allMatch(n -> n >= range[0] && n <= range[1]);
    }
    assertThat(seen(ForAll.of(Arbitrary.longs())))
        .contains(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE)
        .anyMatch(n -> n > 1L << 40)
        .anyMatch(n -> n > 1 && n < 100);
  }

  @Test
  void textsAreOfEveryLengthAndHaveWhatBreaksPrograms() {
    var seen = seen(ForAll.of(Arbitrary.texts(300)));
    assertThat(seen)
        .contains("", "\0", "\ud800", "👍🏽", "\ufeff")
        .allMatch(text -> text.length() <= 300)
        .anyMatch(text -> text.length() == 300)
        .anyMatch(text -> text.chars().distinct().count() > 100)
        .anyMatch(text -> text.length() > 20 && text.chars().allMatch(Character::isDigit));
    assertThat(seen(ForAll.of(Arbitrary.soundTexts(300))))
        .noneMatch(text -> text.chars().anyMatch(c -> c == 0xd800 && text.length() == 1));
  }

  @Test
  void listsAreEmptyFullAndBetween() {
    var seen = seen(ForAll.of(SMALL.list(30)));
    assertThat(seen)
        .contains(List.of(), List.of(9))
        .allMatch(list -> list.size() <= 30)
        .anyMatch(list -> list.size() == 30)
        .anyMatch(list -> list.size() == 17);
    assertThat(seen(ForAll.of(SMALL.list(2, 3))))
        .allMatch(list -> list.size() > 1 && list.size() < 4);
  }
}
