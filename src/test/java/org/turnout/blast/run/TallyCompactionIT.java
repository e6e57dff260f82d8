package org.turnout.blast.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.TestDatabase;

class TallyCompactionIT {
  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final PlannedRuns runs = new PlannedRuns(db);

  @Test
  void aFoldedTallySaysTheSameInFewRows() {
    long run = runs.started("gear", 300);
    for (int i = 0; i < 150; i++) {
      runs.move(run, "planned", "claimed", 1, 0);
      runs.move(run, "claimed", "failed", 1, 30_003 + i % 2);
    }
    var before = runs.progress(run);
    assertThat(db.database().with(TallyCompaction::fold)).isPositive();
    assertThat(runs.progress(run)).isEqualTo(before);
    assertThat(rows()).isLessThan(10);
    assertThat(db.database().with(TallyCompaction::fold)).as("nothing has piled up").isZero();
  }

  @Test
  void everySnapshotIsTheAudienceWhileItIsFoldedAndMoved() throws InterruptedException {
    long run = runs.started("gear", 250);
    var going = new AtomicBoolean(true);
    var folder =
        Thread.ofVirtual()
            .start(() -> {
              while (going.get()) {
                db.database().with(TallyCompaction::fold);
              }
            });
    var mover =
        Thread.ofVirtual()
            .start(() -> {
              while (runs.move(run, "planned", "claimed", 1, 0) > 0) {
                runs.move(run, "claimed", "accepted", 1, 0);
              }
              going.set(false);
            });
    while (going.get()) {
      runs.assertAccountedFor(run);
    }
    folder.join();
    mover.join();
    runs.assertAccountedFor(run);
    assertThat(runs.progress(run).in("planned")).isZero();
  }

  private long rows() {
    return db.database()
        .with(
            handle -> handle.createQuery("select count(*) from run_tally").mapTo(Long.class).one());
  }
}
