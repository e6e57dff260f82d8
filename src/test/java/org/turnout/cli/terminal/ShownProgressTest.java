package org.turnout.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShownProgressTest {
  private static final long STEP = ShownProgress.EVERY.toNanos();

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(file, true, StandardCharsets.UTF_8);

  @Test
  void inAFileItIsALineNowAndThen() {
    try (var progress = ShownProgress.plain("Planning gear-day", 62_000, err, 0)) {
      progress.line(1_000, STEP - 1);
      progress.line(20_000, STEP);
      progress.line(21_000, STEP + 1);
      progress.line(60_000, 2 * STEP);
    }
    assertThat(file.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Planning gear-day: 20,000 of 62,000", "Planning gear-day: 60,000 of 62,000");
  }

  @Test
  void shortWorkSaysNothingThere() {
    try (var progress = ShownProgress.plain("Planning gear-day", -1, err, System.nanoTime())) {
      progress.stepTo(300);
    }
    assertThat(file.size()).isZero();
  }

  @Test
  void whatIsNoTerminalIsNotDrawnOn() {
    // The suite runs without one.
    assertThat(TerminalDevice.ERR.drawable()).isFalse();
  }
}
