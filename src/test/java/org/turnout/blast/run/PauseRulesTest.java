package org.turnout.blast.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.turnout.blast.run.PauseRules.Counts;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.settings.Pauses;

class PauseRulesTest {
  private final PauseRules alarm = new PauseRules(Pauses.USUAL, TwilioErrors.load()::of);

  private static Counts counts(long texts, Map<Integer, Long> failed, long optedOut) {
    return new Counts(texts, texts, failed, optedOut);
  }

  private Optional<String> why(Counts counts) {
    return alarm.look(counts).map(PauseRules.Reason::why);
  }

  @Test
  void filteringIsAReasonAboveItsLimitAndNotAtIt() {
    assertThat(why(counts(500, Map.of(30007, 15L), 0))).isEmpty();
    assertThat(why(counts(500, Map.of(30007, 10L, 30004, 6L), 0)))
        .contains(
            "16 of the last 500 texts were filtered by carriers (3.2%, the limit is 3%). Do not send it again as it is."
                + " Look at its wording and links, ask the carrier why, then correct or cancel it.");
  }

  @Test
  void ofAFewTextsNothingIsConcluded() {
    assertThat(why(counts(49, Map.of(30007, 49L), 0))).isEmpty();
    assertThat(why(counts(50, Map.of(30007, 2L), 0))).isPresent();
  }

  @Test
  void optOutsAreCountedOfThoseTextedAndFailuresWithoutThem() {
    assertThat(why(counts(500, Map.of(), 16)))
        .hasValueSatisfying(why ->
            assertThat(why)
                .startsWith("16 recipients answered STOP while the last 500 texts left (3.2%"));
    assertThat(why(counts(500, Map.of(21610, 500L), 0))).isEmpty();
    assertThat(why(counts(500, Map.of(30003, 40L, 30005, 21L), 0)))
        .hasValueSatisfying(why -> assertThat(why).startsWith("61 of the last 500 texts failed"));
  }

  @Test
  void aFaultThatDoesNotMendItselfNeedsOnlyAFew() {
    assertThat(why(counts(10, Map.of(30034, 2L), 0))).isEmpty();
    assertThat(why(counts(10, Map.of(30034, 2L, 21408, 1L), 0)))
        .contains(
            "the carrier refuses the sender (30034: the sender is not registered, not verified or suspended)."
                + " Look at its registration in the carrier's console; when it is fixed, resume.");
    assertThat(alarm.look(counts(3, Map.of(30032, 3L), 0)).orElseThrow().everything()).isFalse();
    assertThat(alarm.look(counts(3, Map.of(20003, 3L), 0)).orElseThrow().everything()).isTrue();
    assertThat(why(counts(3, Map.of(21617, 3L), 0)))
        .hasValueSatisfying(why -> assertThat(why).contains("fix the text"));
  }

  @Test
  void theLastTextsAreThoseSinceALookThatFarBack() {
    var watch = new RunMonitor(500);
    for (int second = 0; second <= 100; second++) {
      // A bad beginning that is long past: 20 filtered in the first hundred texts of ten thousand.
      long filtered = Math.min(second, 1) * 2L;
      assertThat(watch.see(counts(second * 100L, Map.of(30007, filtered), 0), alarm)).isEmpty();
    }
    var last = counts(10_500, Map.of(30007, 2L + 19L), 0);
    assertThat(watch.see(last, alarm).map(PauseRules.Reason::why))
        .hasValueSatisfying(why -> assertThat(why).startsWith("19 of the last 500"));
  }

  @Test
  void aWatchThatBeginsLaterDoesNotHoldThePastAgainstIt() {
    assertThat(new RunMonitor(500).see(counts(500, Map.of(30007, 400L), 0), alarm)).isEmpty();
  }
}
