package org.turnout.lab.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.turnout.lab.scenario.Scenario;
import org.turnout.problem.Problems;

class FaultSequenceTest {
  private static List<FaultKind> first(int many, long seed) {
    var sequence = new FaultSequence(FaultTable.ALL, seed);
    return Stream.generate(sequence::next).limit(many).toList();
  }

  @Test
  void theSameSeedDrawsTheSameFaultsAndAnotherDrawsOthers() {
    assertThat(first(200, 7)).isEqualTo(first(200, 7)).isNotEqualTo(first(200, 8));
  }

  @Test
  void everyKindComesAndTheUsualOnesInEveryRound() {
    assertThat(first(800, 1)).containsAll(FaultTable.ALL);
    var usual = FaultTable.ALL.stream().filter(kind -> kind.oneIn() == 1).toList();
    assertThat(first(FaultTable.ALL.size(), 1)).containsAll(usual);
  }

  @Test
  void eachKindHasANameOfItsOwn() {
    assertThat(new HashSet<>(FaultTable.names())).hasSameSizeAs(FaultTable.ALL);
  }

  @Test
  void theCarrierBetweenTwoFaultsIsAScenario() {
    var problems = new Problems();
    assertThat(Scenario.read(CarrierFaults.CALM, "calm", problems)).isPresent();
  }
}
