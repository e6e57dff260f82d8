package org.turnout.blast.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.plan.BlastCampaign.Somebody.ANYBODY;
import static org.turnout.blast.run.PlannedRuns.ANA;
import static org.turnout.blast.run.PlannedRuns.BEN;
import static org.turnout.blast.run.PlannedRuns.must;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.audit.Audit;
import org.turnout.blast.plan.BlastCampaign;
import org.turnout.blast.report.Explanation;
import org.turnout.blast.text.BlastFolder;
import org.turnout.blast.text.BlastStore;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

class CorrectionIT {
  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final BlastCampaign ground = new BlastCampaign(db);
  private final PlannedRuns test = new PlannedRuns(db);
  private final RunService runs = test.runs();

  private static final String GEAR =
      """
      blast: gear
      about: Wear union gear
      audience: everyone
      topic: actions

      text:
        en: |
          Tomorrow is gear day.

          Wear it!
        es: |
          Mañana es el día.
      send: {at: "18:00"}
      """;

  private Correction draft(long run, Map<String, String> words) {
    return db.database()
        .inTransaction(handle ->
            Correction.draft(handle, ground.setup.catalog(), run, words, ANA, TestPeople.NOW));
  }

  private String yaml(String name) {
    return db.database().with(handle -> BlastStore.find(handle, name)).orElseThrow().yaml();
  }

  @Test
  void aCorrectionGoesToThoseWhoGotItOrMayHaveAndToNobodyElse() {
    for (int i = 0; i < 10; i++) {
      ground.add(ANYBODY);
    }
    var planned = ground.planned(GEAR);
    long run = planned.runId();
    must(runs.approve(run, planned.hash(), BEN));
    must(runs.start(run, ANA));
    assertThat(draft(run, Map.of()))
        .isEqualTo(
            new Correction.Refused(
                "gear #1 is on its way, and more people get it every second", "pause it first"));
    test.move(run, "planned", "claimed", 1, 0);
    test.move(run, "planned", "delivered", 1, 0);
    test.move(run, "planned", "uncertain", 1, 0);
    test.move(run, "planned", "failed", 1, 30003);
    must(runs.pause(run, "wrong day", ANA));
    assertThat(draft(run, Map.of("en", "Correction: gear day is WEDNESDAY.")))
        .isEqualTo(new Correction.Drafted("gear-correction", List.of()));
    assertThat(yaml("gear-correction"))
        .isEqualTo(
            """
            blast: gear-correction
            about: "Corrects gear #1"
            audience: got gear#1
            topic: actions

            text:
              en: |
                Correction: gear day is WEDNESDAY.
            """);
    assertThat(written("gear-correction")).containsExactly("cli:ana");
    assertThat(ground.planned(yaml("gear-correction")).totals().getting()).isEqualTo(3);
    assertThat(draft(run, Map.of()))
        .isEqualTo(new Correction.Drafted("gear-correction-2", List.of()));
    assertThat(draft(run, Map.of()))
        .as("asked for twice")
        .isEqualTo(new Correction.Drafted("gear-correction-2", List.of()));
    var third = db.database().with(handle -> BlastStore.find(handle, "gear-correction-3"));
    assertThat(third).isEmpty();
    assertThat(yaml("gear-correction-2"))
        .contains("audience: got gear#1", "Wear it!", "Mañana es el día.")
        .doesNotContain("send:", "everyone");
  }

  @Test
  void aCorrectionHasEveryLanguageAndSaysWhoWouldGetEnglish() {
    for (int i = 0; i < 3; i++) {
      ground.add(ANYBODY.speaks("es"));
    }
    ground.add(ANYBODY.speaks("tl"));
    ground.add(ANYBODY);
    var planned = ground.planned(GEAR);
    long run = planned.runId();
    must(runs.approve(run, planned.hash(), BEN));
    must(runs.start(run, ANA));
    test.move(run, "planned", "delivered", 5, 0);
    must(runs.pause(run, "wrong day", ANA));
    assertThat(draft(run, Map.of("es", "El MIÉRCOLES.")))
        .isEqualTo(
            new Correction.Refused(
                "the English text of the correction is missing",
                "write it too: those who read none of the other languages get it"));
    assertThat(draft(run, Map.of("en", "WEDNESDAY.\n\nSorry!")))
        .isEqualTo(
            new Correction.Drafted(
                "gear-correction",
                List.of(new Correction.InEnglish("es", 3), new Correction.InEnglish("tl", 1))));
    assertThat(draft(run, Map.of("en", "WEDNESDAY.", "es", "El MIÉRCOLES.")))
        .isEqualTo(
            new Correction.Drafted(
                "gear-correction-2", List.of(new Correction.InEnglish("tl", 1))));
    assertThat(yaml("gear-correction-2"))
        .endsWith("text:\n  en: |\n    WEDNESDAY.\n  es: |\n    El MIÉRCOLES.\n");
  }

  @Test
  void aBlastTakenFromAFileIsInTheLogOnceForEachText() {
    for (var yaml : List.of(GEAR, GEAR, GEAR + "hold: 5 minutes\n")) {
      var folder = new BlastFolder(Map.of("gear", yaml));
      db.database()
          .inTransaction(handle -> {
            folder.store(handle, TestPeople.NOW);
            return true;
          });
    }
    assertThat(written("gear")).containsExactly("turnout:file", "turnout:file");
  }

  /// Who has written a blast, as the log has it.
  private List<String> written(String blast) {
    return db.database().with(handle -> Audit.of(handle, "blast " + blast)).stream()
        .filter(entry -> entry.act().equals("blast.write"))
        .map(entry -> entry.actor().word())
        .toList();
  }

  @Test
  void whereNobodyWasReachedThereIsNothingToCorrect() {
    ground.add(ANYBODY);
    var planned = ground.planned(GEAR);
    assertThat(draft(planned.runId(), Map.of())).isInstanceOf(Correction.Refused.class);
  }

  @Test
  void whatBecameOfAPhoneIsExplainedInPlainWords() {
    ground.add(ANYBODY.stops());
    ground.add(ANYBODY);
    var planned = ground.planned(GEAR);
    long run = planned.runId();
    must(runs.approve(run, planned.hash(), BEN));
    must(runs.start(run, ANA));
    test.move(run, "planned", "undelivered", 1, 30003);
    assertThat(explained("stopped_at is not null").texts().getFirst().why())
        .isEqualTo("not texted: the person had texted STOP");
    var text = explained("stopped_at is null").texts().getFirst();
    assertThat(text.why())
        .isEqualTo("it was sent and did not arrive (30003: the phone is off or out of range)");
    assertThat(text.blast()).contains("gear #1");
  }

  private Explanation explained(String which) {
    return db.database()
        .inTransaction(handle -> {
          String number =
              handle
                  .createQuery("select value from address where " + which + " limit 1")
                  .mapTo(String.class)
                  .one();
          return Explanation.of(handle, number, TwilioErrors.load()::of, 10).orElseThrow();
        });
  }
}
