package org.turnout.lab.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StallWatchTest {
  private final AtomicLong nanos = new AtomicLong();
  private final StallWatch stalls = new StallWatch(nanos::get);

  @BeforeEach
  void aRunBegins() {
    stalls.began(7);
  }

  private void sees(String progress, int seconds) {
    JsonNode seen = JsonMapper.shared().readTree(progress.replace('\'', '"'));
    stalls.looked(seen);
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    stalls.looked(seen);
  }

  @Test
  void aMinuteWithoutProgressAndWithoutAReasonIsAFault() {
    sees("{'state': 'started', 'left': 10, 'ended': 4}", 61);
    assertThat(stalls.seen().faults()).singleElement().asString().contains("run 7");
    assertThat(stalls.seen().silent()).isEqualTo(Duration.ofSeconds(61));
  }

  @Test
  void aReasonMakesItAWait() {
    sees("{'state': 'started', 'left': 10, 'waits': 'Redis does not answer.'}", 300);
    sees("{'state': 'paused', 'left': 10}", 300);
    assertThat(stalls.seen().faults()).isEmpty();
    assertThat(stalls.seen().reasons())
        .containsEntry("Redis does not answer.", Duration.ofMinutes(5));
  }

  @Test
  void timesInAReasonMakeNoNewReason() {
    sees("{'state': 'started', 'waits': 'until 4:07 PM PST'}", 10);
    sees("{'state': 'started', 'waits': 'until 4:09 PM PST'}", 20);
    assertThat(stalls.seen().reasons()).hasSize(1);
  }

  @Test
  void whatMovesIsNoStall() {
    for (int left = 0; left < 10; left++) {
      sees("{'state': 'started', 'left': " + left + "}", 40);
    }
    assertThat(stalls.seen().faults()).isEmpty();
    assertThat(stalls.seen().longest()).isEqualTo(Duration.ofSeconds(40));
  }
}
