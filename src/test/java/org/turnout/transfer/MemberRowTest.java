package org.turnout.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turnout.people.CoveragePlan;
import org.turnout.people.Directory;

class MemberRowTest {
  @Test
  void languagesAreListedInOneOrder() {
    var places = new Directory(List.of(), List.of(), List.of(), CoveragePlan.NONE);
    var many = Set.of("tl", "en", "es", "vi", "ko", "zh", "hy", "ru", "fa", "km");
    assertThat(MemberRow.faultsOfChange(Map.of("language", "sp"), places, many))
        .containsExactly("language: not one of en, es, fa, hy, km, ko, ru, tl, vi, zh");
  }
}
