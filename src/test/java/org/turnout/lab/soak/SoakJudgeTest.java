package org.turnout.lab.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.turnout.lab.carrier.CarrierEntry;
import org.turnout.lab.judge.CheckList;

/// Each kind of disagreement is planted, and found.
class SoakJudgeTest {
  private static final Instant NOON = Instant.parse("2026-10-06T19:00:00Z");
  private static final String PHONE = "+12135550101";

  private final List<CarrierEntry> log = new ArrayList<>();
  private final Map<String, SoakLedger.Heard> heard = new HashMap<>();
  private final Map<Long, SoakLedger.Row> rows = new HashMap<>();
  private final Map<String, Boolean> stopped = new HashMap<>();
  private final List<SoakLedger.Sum> sums = new ArrayList<>();

  private void says(String sid, String words, int second) {
    says(sid, words, second, 1, 1);
  }

  private void says(String sid, String words, int second, int times, int turns) {
    log.add(new CarrierEntry(sid, true, PHONE, "72347", words, 0, NOON.plusSeconds(second)));
    if (times > 0) {
      heard.put(sid, new SoakLedger.Heard(sid, heard.size() + 1, times, turns));
    }
  }

  private void gets(long row, String words, int second) {
    log.add(
        new CarrierEntry("out" + row, false, "72347", PHONE, words, row, NOON.plusSeconds(second)));
  }

  private void row(long id, String state, Optional<Long> inbound, String words) {
    rows.put(
        id,
        new SoakLedger.Row(
            id,
            PHONE,
            "rest",
            state,
            words.startsWith("You are out"),
            inbound,
            Optional.empty(),
            words,
            Optional.empty(),
            Optional.empty()));
  }

  private List<String> wrong() {
    return SoakJudge.checks(
            log, new SoakLedger(heard, List.of("SMa"), rows, stopped, sums), Map.of())
        .stream()
        .filter(check -> !check.holds())
        .map(CheckList.Check::said)
        .toList();
  }

  /// A text with its answer, a STOP with its confirmation, a text that was set aside.
  private void allIsWell() {
    says("SM1", "MENU", 0);
    row(1, "delivered", Optional.of(1L), "Reply 1 for shifts");
    gets(1, "Reply 1 for shifts", 1);
    says("SM2", "STOP", 10);
    row(2, "sent", Optional.of(2L), "You are out");
    gets(2, "You are out", 11);
    stopped.put(PHONE, true);
    log.add(new CarrierEntry("SMa", true, "", "72347", "who", 0, NOON));
    row(3, "skipped", Optional.empty(), "not sent");
    sums.add(new SoakLedger.Sum(1, "finished", 1, 1, Map.of("delivered", 1L)));
  }

  @Test
  void whereAllIsWellNothingIsWrong() {
    allIsWell();
    assertThat(wrong()).isEmpty();
  }

  @Test
  void aLostTextIsNoticedAndOneThatIsThereTwiceAndOneWithoutATurn() {
    allIsWell();
    says("SM7", "MENU", 20, 0, 0);
    says("SM8", "MENU", 21, 2, 2);
    says("SM9", "MENU", 22, 1, 0);
    assertThat(wrong())
        .containsExactly(
            "6 texts came from phones, 1 of them are lost: SM7",
            "1 of them are in the records twice: SM8",
            "1 of them have no turn: SM9");
  }

  @Test
  void aTextThatOnlyOneSideKnowsIsNoticed() {
    allIsWell();
    row(4, "delivered", Optional.empty(), "never came");
    gets(3, "not sent", 3);
    assertThat(wrong())
        .containsExactly(
            "3 texts left by the ledger, 1 of them never reached the carrier; of 0 nobody knows:"
                + " Row[4, delivered]",
            "3 texts are at the carrier, of 1 the ledger says otherwise: 3 skipped");
  }

  @Test
  void whatWentTwiceIsNoticedByRowByWordsAndByAnswer() {
    allIsWell();
    gets(1, "Reply 1 for shifts", 2);
    row(5, "sent", Optional.empty(), "Soak note 4.");
    row(6, "sent", Optional.empty(), "Soak note 4.");
    gets(5, "Soak note 4.", 4);
    gets(6, "Soak note 4.", 5);
    row(8, "sent", Optional.of(1L), "Reply 1 for shifts");
    gets(8, "Reply 1 for shifts", 6);
    assertThat(wrong())
        .containsExactly(
            "1 rows reached the carrier twice: row 1",
            "1 times a phone got the same blast twice: rows [5, 6]",
            "1 times a phone got the same words more often than it texted: rows [1, 1, 8]",
            "1 texts were answered twice with the same words: Row[8, sent]");
  }

  @Test
  void aStopThatTookNoEffectIsNoticedAndATextAfterIt() {
    allIsWell();
    stopped.put(PHONE, false);
    row(9, "sent", Optional.empty(), "Come to the hall");
    gets(9, "Come to the hall", 60);
    assertThat(wrong())
        .containsExactly(
            "1 texts said STOP, 1 did not take effect: SM2",
            "1 texts left for a phone after its STOP was handled: row 9");
  }

  @Test
  void whoStartedAgainMayGetTexts() {
    allIsWell();
    says("SM3", "START", 40);
    stopped.put(PHONE, false);
    row(9, "sent", Optional.empty(), "Come to the hall");
    gets(9, "Come to the hall", 60);
    assertThat(wrong()).isEmpty();
  }

  @Test
  void aSumThatIsNotTheAudienceIsNoticed() {
    allIsWell();
    sums.add(new SoakLedger.Sum(2, "started", 40, 39, Map.of()));
    assertThat(wrong()).hasSize(2);
  }
}
