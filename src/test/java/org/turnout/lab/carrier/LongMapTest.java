package org.turnout.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;

class LongMapTest {
  @Test
  void itCountsAsAMapDoes() {
    Arbitrary<Long> keys =
        Arbitrary.oneOf(
            Arbitrary.longs(),
            Arbitrary.longs(-3, 3),
            Arbitrary.longs(0, 2_000).map(row -> row << 32));
    ForAll.of(keys.list(3_000))
        .tries(200)
        .check(list -> {
          var table = new LongMap();
          var map = new HashMap<Long, Long>();
          for (long key : list) {
            assertThat(table.increment(key)).isEqualTo(map.merge(key, 1L, Long::sum));
          }
          assertThat(table.size()).isEqualTo(map.size());
          map.forEach((key, count) -> assertThat(table.get(key, -1)).isEqualTo(count));
          assertThat(table.get(123_456_789_012L, -1)).isEqualTo(-1);
        });
  }
}
