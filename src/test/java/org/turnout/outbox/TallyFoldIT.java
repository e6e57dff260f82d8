package org.turnout.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.embedded.TestDatabase;

/// Folding a tally changes no sum, whoever writes or folds meanwhile.
class TallyFoldIT {
  private static final Instant NOON = Instant.parse("2026-10-06T19:00:00Z");

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  @Test
  void theSumIsTheSameAtEveryMomentAndTheRowsAreFew() {
    var phones = List.of("+12135550171", "+12135550172", "+12135550173");
    long run = TestRun.start(DB.database(), "72347", phones, "America/Los_Angeles", NOON);
    var stop = new AtomicBoolean();
    var folds =
        List.of(new TallyFold(DB.database()), new TallyFold(DB.database())).stream()
            .map(fold ->
                CompletableFuture.runAsync(() -> {
                  while (!stop.get()) {
                    fold.round();
                  }
                }))
            .toList();
    for (int i = 0; i < 300; i++) {
      change("update outbox set state = 'claimed' where run_id = " + run);
      change("update outbox set state = 'planned' where run_id = " + run);
      Tallies.assertWhole(DB.database(), run, 3);
    }
    stop.set(true);
    folds.forEach(CompletableFuture::join);
    new TallyFold(DB.database()).round();
    Tallies.assertWhole(DB.database(), run, 3);
    int rows =
        DB.database()
            .with(handle ->
                handle.createQuery("select count(*) from run_tally").mapTo(Integer.class).one());
    assertThat(rows).isLessThan(120);
  }

  private static void change(String sql) {
    DB.database().with(handle -> handle.execute(sql));
  }
}
