package org.turnout.blast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.plan.BlastCampaign.ANA;
import static org.turnout.blast.plan.BlastCampaign.Somebody.ANYBODY;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.blast.text.BlastStore;
import org.turnout.testkit.TestDatabase;

class PlannerIT {
  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final BlastCampaign ground = new BlastCampaign(db);

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
    assertThat(totals.findings())
        .extracting(PlanTotals.Finding::message)
        .contains("1 Tagalog speaker would get English", "this goes to everyone: 6 phones");
    assertThat(PlanTotals.read(totals.json())).isEqualTo(totals);
  }

  @Test
  void aPlanKeepsWhoGetsItAndWhatForAsItWasWhenItWasMade() {
    ground.add(ANYBODY);
    var planned = ground.planned(GEAR);
    ground.save(GEAR.replace("audience: everyone", "audience: members"));
    var kept = PlanTotals.read(planned.totals().json()).summary().orElseThrow();
    assertThat(kept.audience()).isEqualTo("everyone");
    assertThat(kept.people()).isEqualTo("Everybody whose phone is in the records.");
    assertThat(kept.topicSaid()).isEqualTo("Actions: rallies, sticker days and things to sign");
    // Plans from before it was kept are still read.
    String old = planned.totals().json().replaceFirst("\"summary\":\\{[^}]*},", "");
    assertThat(PlanTotals.read(old).summary()).isEmpty();
    assertThat(PlanTotals.read(old).getting()).isEqualTo(1);
  }

  @Test
  void aTextThatAColleagueSavedMeanwhileIsNotPlannedForTheOneOnTheScreen() {
    ground.add(ANYBODY);
    ground.save(GEAR);
    var mine = Optional.of(BlastStore.version(GEAR));
    ground.save(GEAR.replace("tomorrow", "today"));
    assertThat(ground.plan(PlanTarget.of("gear", mine)))
        .isInstanceOfSatisfying(
            PlanOutcome.Refused.class,
            no -> assertThat(no.problems().getFirst().code()).isEqualTo("changed-since"));
    ground.save(GEAR);
    assertThat(ground.plan(PlanTarget.of("gear", mine))).isInstanceOf(PlanOutcome.Planned.class);
  }

  @Test
  void aSenderThatIsNoPhoneIsInNoAudienceAndAnOddRowStopsNobody() {
    for (var value : List.of("72345", "AMAZON", "whatsapp:+12135550199")) {
      written(ground.add(ANYBODY), value);
    }
    for (var value : List.of("+1213abc", "+12", "+121355501990000000000000")) {
      written(ground.add(ANYBODY), value);
    }
    long nowhere = ground.add(ANYBODY);
    db.database()
        .inTransaction(handle ->
            handle.execute("update person set zone = 'Mars/Base' where id = ?", person(nowhere)));
    ground.add(ANYBODY);
    var planned = ground.planned(GEAR);
    assertThat(planned.totals().audience()).isEqualTo(5);
    assertThat(planned.totals().getting()).isEqualTo(2);
    assertThat(planned.totals().skipped()).isEqualTo(Map.of("no phone", 3));
    assertThat(ground.count("everyone")).isEqualTo(5);
  }

  private void written(long address, String value) {
    db.database()
        .inTransaction(
            handle -> handle.execute("update address set value = ? where id = ?", value, address));
  }

  @Test
  void aSharedPhoneCarriesNoNameAndAPersonWithTwoPhonesGetsOneText() {
    long shared = ground.add(ANYBODY);
    long lone = ground.add(ANYBODY.named("Ana Reyes"));
    long ana = person(lone);
    db.database()
        .inTransaction(handle -> {
          ground.link(handle, shared, ana);
          return ground.phone(handle, ana, ANYBODY);
        });
    var planned = ground.planned(GEAR);
    assertThat(bodies(planned.runId()).getFirst()).startsWith("Friend, tomorrow");
    assertThat(planned.totals().skipped()).isEqualTo(Map.of("twice", 1));
    assertThat(planned.totals().shared()).isEqualTo(1);
    db.database()
        .with(handle -> handle.execute("update address set stopped_at = now() where id = " + lone));
    assertThat(ground.planned(GEAR).totals().skipped())
        .as("the phone that may be texted is taken")
        .isEqualTo(Map.of("stopped", 1));
  }

  @Test
  void theHashChangesWithAudienceAndTextAndWithNothingElse() {
    ground.add(ANYBODY);
    var first = ground.planned(GEAR);
    assertThat(ground.planned(GEAR.replace("Wear union gear", "Other words")).hash())
        .isEqualTo(first.hash());
    assertThat(ground.planned(GEAR.replace("gear day.", "gear day!")).hash())
        .isNotEqualTo(first.hash());
    long other = ground.add(ANYBODY.stops());
    var more = ground.planned(GEAR);
    assertThat(more.hash()).isNotEqualTo(first.hash());
    db.database()
        .with(handle ->
            handle.execute("update address set bad = true, stopped_at = null where id = " + other));
    assertThat(ground.planned(GEAR).hash()).as("another reason").isNotEqualTo(more.hash());
  }

  @Test
  void encodingAndPartsAreThoseOfTheMergedText() {
    ground.add(ANYBODY.named("Łukasz Nowak"));
    ground.add(ANYBODY.named("José Cruz"));
    ground.add(ANYBODY.named("https://evil.example"));
    var planned =
        ground.planned(
            GEAR.replace("tomorrow is gear day.", "it’s gear day – see you! " + "x".repeat(60)));
    var totals = planned.totals();
    assertThat(totals.encodings()).isEqualTo(Map.of("GSM-7", 2, "UCS-2", 1));
    assertThat(totals.parts()).isEqualTo(new PlanTotals.Parts(1, 1, 3, 5, Map.of(1, 2, 3, 1)));
    assertThat(bodies(planned.runId()).get(1)).startsWith("José, it's gear day - see you!");
    assertThat(bodies(planned.runId()).get(2)).as("no name at all").startsWith("Friend, ");
    assertThat(totals.cost().orElseThrow().total()).isEqualByComparingTo("0.0565");
  }

  @Test
  void nobodyIsAnErrorAndWhatIsTooLongWhenMergedIsOneToo() {
    assertThat(refused(GEAR)).startsWith("nobody fits this audience");
    ground.add(ANYBODY);
    assertThat(refused(GEAR.replace("tomorrow is gear day.", "x".repeat(1_590))))
        .contains("carriers refuse more than 1,600");
    assertThat(ground.plan("geer"))
        .isInstanceOfSatisfying(
            PlanOutcome.Refused.class,
            no -> assertThat(no.problems().getFirst().hint()).contains("did you mean 'gear'?"));
    int runs =
        db.database()
            .with(h -> h.createQuery("select count(*) from blast_run").mapTo(Integer.class).one());
    assertThat(runs).as("nothing half planned").isZero();
  }

  @Test
  void whoGotItLatelyIsCountedAndADayThatIsOverStopsThePlan() {
    long address = ground.add(ANYBODY);
    ground.add(ANYBODY);
    var first = ground.planned(GEAR);
    db.database()
        .inTransaction(handle -> {
          handle.execute("update blast_run set state = 'finished', started_at = planned_at");
          return handle.execute(
              """
              insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state, body, planned_at, run_id)
              select address_id, person_id, 'sms', to_value, '72347', 'broadcast', 'rest', 'delivered', body, now(), run_id
              from blast_recipient where run_id = ? and address_id = ?
              """,
              first.runId(),
              address);
        });
    assertThat(codes(GEAR)).contains("again: 1 got this blast within the last 3 days");
    assertThat(codes(GEAR + "send: {on: 2020-12-01, at: \"18:00\"}\n"))
        .contains("past: it was meant to be sent on 2020-12-01");
  }

  private String codes(String yaml) {
    return ground.planned(yaml).totals().findings().stream()
        .map(finding -> finding.code() + ": " + finding.message())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void variantsShareTheAudienceAndStayWithTheirPhones() {
    for (int i = 0; i < 60; i++) {
      ground.add(ANYBODY);
    }
    var two =
        GEAR.substring(0, GEAR.indexOf("text:"))
            + "variants:\n  a: {en: Gear day}\n  b: {en: Wear gear}\n";
    var planned = ground.planned(two);
    assertThat(planned.totals().variants().keySet()).containsExactlyInAnyOrder("a", "b");
    assertThat(planned.totals().variants().values()).allMatch(n -> n > 15);
    assertThat(ground.planned(two).hash()).isEqualTo(planned.hash());
  }

  @Test
  void oneOfUsGetsItFirstAndOnlyOneOfUs() {
    long me = ground.add(ANYBODY.named("Rosa Cruz"));
    ground.save(GEAR);
    var planner = new Planner(db.database(), () -> ground.setup, () -> BlastCampaign.NOW);
    var number =
        db.database()
            .with(h ->
                h.createQuery("select value from address where id = " + me)
                    .mapTo(String.class)
                    .one());
    assertThat(planner.test("gear", number, Optional.of("es"), ANA))
        .isInstanceOfSatisfying(
            TestOutcome.Sent.class, sent -> assertThat(sent.body()).startsWith("Rosa, mañana"));
    assertThat(planner.test("gear", "+12135559999", Optional.empty(), ANA))
        .isInstanceOf(TestOutcome.Refused.class);
    db.database().with(h -> h.execute("update address set stopped_at = now()"));
    assertThat(planner.test("gear", number, Optional.empty(), ANA))
        .isInstanceOf(TestOutcome.Refused.class);
    List<String> rows =
        db.database()
            .with(h ->
                h.createQuery("select kind || coalesce(run_id::text, '') || reason from outbox")
                    .mapTo(String.class)
                    .list());
    assertThat(rows).containsExactly("servicetest");
  }

  private String refused(String yaml) {
    ground.save(yaml);
    return ground.plan("gear") instanceof PlanOutcome.Refused(var problems)
        ? problems.getFirst().message()
        : "planned";
  }

  private long person(long address) {
    return db.database()
        .with(handle ->
            handle
                .createQuery("select speaker_id from address where id = :id")
                .bind("id", address)
                .mapTo(Long.class)
                .one());
  }

  private List<String> bodies(long run) {
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
