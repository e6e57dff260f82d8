package org.turnout.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.turnout.blast.report.SendRates;

class RatePlotTest {
  private static RatePlot plot(double... perSecond) {
    var rates = java.util.Arrays.stream(perSecond).boxed().toList();
    return RatePlot.of(new SendRates(Instant.EPOCH, Duration.ofSeconds(1), rates), 100);
  }

  @Test
  void aBarAboveTheLimitIsExplainedAndTheAxisStaysNearIt() {
    var over = plot(94, 106, 98);
    assertThat(over.top()).isEqualTo(120);
    assertThat(over.words())
        .contains("at most 106.", "The sender's limit is 100.", "counted when they are taken");
  }

  @Test
  void belowTheLimitNothingNeedsExplaining() {
    var slow = plot(20, 30);
    assertThat(slow.top()).isEqualTo(100);
    assertThat(slow.words()).endsWith("at most 30. The sender's limit is 100.");
    assertThat(
            RatePlot.of(new SendRates(Instant.EPOCH, Duration.ofSeconds(1), List.of()), 100)
                .words())
        .isEqualTo("Nothing has been sent yet.");
  }
}
