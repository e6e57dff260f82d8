package org.turnout.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LongMapTest {
  @Property(tries = 200)
  void itCountsAsAMapDoes(@ForAll("keys") List<Long> keys) {
    var table = new LongMap();
    var map = new HashMap<Long, Long>();
    for (long key : keys) {
      assertThat(table.increment(key)).isEqualTo(map.merge(key, 1L, Long::sum));
    }
    assertThat(table.size()).isEqualTo(map.size());
    map.forEach((key, count) -> assertThat(table.get(key, -1)).isEqualTo(count));
    assertThat(table.get(123_456_789_012L, -1)).isEqualTo(-1);
  }

  @Provide
  Arbitrary<List<Long>> keys() {
    return Arbitraries.oneOf(
            Arbitraries.longs(),
            Arbitraries.longs().between(-3, 3),
            Arbitraries.longs().between(0, 2_000).map(row -> row << 32))
        .list()
        .ofMaxSize(3_000);
  }
}
