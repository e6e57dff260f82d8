package org.turnout.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.turnout.testkit.CapturedLogs;

class LogTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(LogTest.class);

  @Test
  void everyLineOfATurnCarriesItsIdAndLinesOutsideCarryNone() {
    try (var logs = CapturedLogs.open()) {
      TurnId.with("SM123", () -> LOG.info("inside"));
      LOG.info("outside");

      assertThat(logs.lines())
          .containsExactly(
              "INFO org.turnout.log.LogTest inside [turn=\"SM123\"]",
              "INFO org.turnout.log.LogTest outside []");
    }
  }

  @Test
  void theIdIsGoneWhenTheWorkFails() {
    try {
      TurnId.with(
          "SM124",
          () -> {
            throw new IllegalStateException("planned");
          });
    } catch (IllegalStateException planned) {
      assertThat(TurnId.current()).isEmpty();
      return;
    }
    throw new AssertionError("the failure was swallowed");
  }

  @Test
  void freshIdsAreShortAndDiffer() {
    assertThat(TurnId.fresh()).hasSize(12).isNotEqualTo(TurnId.fresh());
  }

  @Test
  void aNumberThatALibraryPrintsLeavesMasked() {
    assertThat(line("Key (phone)=(+15125550107) exists, see ?To=%2B15125550108&n=+12345"))
        .isEqualTo("Key (phone)=(+…0107) exists, see ?To=+…0108&n=+12345");
  }

  @Test
  void theProgramsOwnConfigurationIsFoundToBeWhole() {
    assertThat(LogTest.class.getResource("/logback.xml")).isNotNull();
    assertThat(LOG.getLoggerContext().getLogger("net.dv8tion.jda.api").getEffectiveLevel())
        .isEqualTo(Level.WARN);
  }

  private static String line(String message) {
    var pattern = new PatternLayoutEncoder();
    pattern.setContext(LOG.getLoggerContext());
    pattern.setPattern("%msg");
    pattern.start();
    var masking = new MaskingEncoder();
    masking.setLines(pattern);
    return new String(
        masking.encode(new LoggingEvent("", LOG, Level.INFO, message, null, null)), UTF_8);
  }
}
