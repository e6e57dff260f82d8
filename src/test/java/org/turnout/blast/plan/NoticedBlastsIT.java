package org.turnout.blast.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.app.ActionTable;
import org.turnout.audit.Actor;
import org.turnout.blast.plan.PlanTotals.Finding;
import org.turnout.blast.run.RunService;
import org.turnout.blast.text.BlastStore;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.people.Directory;
import org.turnout.roster.RosterStore;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;
import org.turnout.testkit.program.ProgramSettings;

/// The campaign of the repository, whose picket is noticed for October 5.
class NoticedBlastsIT {
  private static final Actor ANA = new Actor("ana", "cli");
  private static final Instant BEFORE = TestPeople.NOW;
  private static final Instant AFTER = BEFORE.plus(Duration.ofDays(30));

  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final LoadedCampaign folder =
      LoadedCampaign.around(Path.of(""), ProgramSettings.variables(db), ActionTable.language());
  private final BlastContext setup =
      db.database()
          .inTransaction(handle -> {
            var directory = Directory.store(handle, folder.files().orElseThrow().locals());
            var picket = folder.files().orElseThrow().rosters().get("picket");
            RosterStore.store(handle, requireNonNull(picket), directory, BEFORE);
            return folder.setup(directory);
          });

  @BeforeEach
  void letSomebodyIn() {
    new BlastCampaign(db).add(BlastCampaign.Somebody.ANYBODY);
  }

  @Test
  void aTextThatLeadsToShiftsIsBlockedOnceNoneIsNoticedAndRefusedAtTheStart() {
    save("walk", "We picket on Monday. Text SHIFT to sign up.");
    assertThat(codes("walk", BEFORE)).doesNotContain("not-noticed");
    assertThat(refused("walk", BEFORE)).isFalse();
    assertThat(refused("walk", AFTER)).as("planned while it was noticed").isTrue();
    assertThat(codes("walk", AFTER)).contains("not-noticed");
  }

  @Test
  void aTextAboutSomethingElseIsNot() {
    save("sign", "Text PETITION to read and sign it.");
    assertThat(codes("sign", AFTER)).doesNotContain("not-noticed");
    assertThat(refused("sign", AFTER)).isFalse();
  }

  private void save(String name, String english) {
    var yaml =
        """
        blast: %s
        about: A test
        audience: members
        topic: actions
        text:
          en: |
            %s
        """
            .formatted(name, english);
    var saved =
        db.database()
            .inTransaction(handle ->
                BlastStore.save(handle, setup.catalog(), yaml, "blast.yaml", ANA, BEFORE));
    assertThat(saved).isInstanceOf(BlastStore.Saved.Kept.class);
  }

  private List<String> codes(String name, Instant now) {
    var outcome =
        new Planner(db.database(), () -> setup, () -> now).plan(PlanTarget.of(name), ANA, _ -> {});
    assertThat(outcome).isInstanceOf(PlanOutcome.Planned.class);
    return ((PlanOutcome.Planned) outcome).totals().findings().stream().map(Finding::code).toList();
  }

  private boolean refused(String name, Instant now) {
    return db.database()
        .with(handle ->
            new NoticedBlasts(() -> setup)
                .refusal(handle, RunService.named(handle, name).orElseThrow(), now)
                .isPresent());
  }
}
