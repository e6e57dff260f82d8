package org.turnout.blast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.Ground.Somebody.ANYBODY;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.embedded.TestDatabase;

class PlannerIT {
  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final Ground ground = new Ground(db);

  private static final String GEAR =
      """
      blast: gear
      about: Wear union gear
      audience: everyone
      topic: actions
      text:
        en: |
          {first_name|Friend}, tomorrow is gear day.
        es: |
          {first_name|Hola}, mañana es el día.
      """;

  @BeforeEach
  void nothing() {}

  @Test
  void everyAddressIsAccountedForWithItsTextOrItsReason() {
    ground.add(ANYBODY);
    ground.add(ANYBODY.named("José Luis").speaks("es"));
    ground.add(ANYBODY.named("Joy Santos").speaks("tl"));
    ground.add(ANYBODY.stops());
    ground.add(ANYBODY.broken());
    ground.add(ANYBODY.on("bargaining"));
    var planned = ground.planned(GEAR);
    var totals = planned.totals();
    assertThat(totals.audience()).isEqualTo(6);
    assertThat(totals.getting()).isEqualTo(3);
    assertThat(totals.skipped()).isEqualTo(Map.of("stopped", 1, "bad number", 1, "no consent", 1));
    assertThat(bodies(planned.runId()))
        .containsExactly(
            "Rosa, tomorrow is gear day.\nAlliance of Health Care Unions. Reply STOP to end, HELP for help.",
            "José, mañana es el día.\nAlliance of Health Care Unions. Responda STOP para terminar, HELP para ayuda.",
            "Joy, tomorrow is gear day.\nAlliance of Health Care Unions. Reply STOP to end, HELP for help.",
            "",
            "",
            "");
  }

  private java.util.List<String> bodies(long run) {
    return db.database()
        .with(handle ->
            handle
                .createQuery(
                    "select body from blast_recipient where run_id = :run order by address_id")
                .bind("run", run)
                .mapTo(String.class)
                .list());
  }
}
