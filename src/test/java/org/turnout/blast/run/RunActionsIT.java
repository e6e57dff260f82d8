package org.turnout.blast.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.run.PlannedRuns.ANA;
import static org.turnout.blast.run.PlannedRuns.BEN;
import static org.turnout.blast.run.PlannedRuns.HASH;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.audit.ChainVerdict;
import org.turnout.audit.HashChain;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.testkit.TestDatabase;

/// Whatever two people do, in whatever order, while texts move: the run is in a state that follows
/// from the one before, everybody is accounted for, and the log is whole.
class RunActionsIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private static final Map<RunState, Set<RunState>> LEGAL = new EnumMap<>(RunState.class);

  static {
    LEGAL.put(RunState.PLANNED, EnumSet.of(RunState.APPROVED, RunState.CANCELLED));
    LEGAL.put(RunState.APPROVED, EnumSet.of(RunState.STARTED, RunState.CANCELLED));
    LEGAL.put(RunState.STARTED, EnumSet.of(RunState.PAUSED, RunState.FINISHED, RunState.CANCELLED));
    LEGAL.put(RunState.PAUSED, EnumSet.of(RunState.STARTED, RunState.CANCELLED));
    LEGAL.put(RunState.FINISHED, EnumSet.of(RunState.STARTED));
    LEGAL.put(RunState.CANCELLED, EnumSet.noneOf(RunState.class));
  }

  private final PlannedRuns test = new PlannedRuns(DB);
  private final RunService runs = test.runs();
  private final UncertainTexts desk =
      new UncertainTexts(DB.database(), test.clocks(), PlannedRuns::settings);
  private final RunWorker worker =
      new RunWorker(
          DB.database(),
          "a",
          test.clocks(),
          runs,
          PlannedRuns::settings,
          TwilioErrors.load()::of,
          test.recurrences()::round);

  @Test
  void anySequenceOfActsKeepsTheRunLegalEverybodyCountedAndTheLogWhole() {
    for (int seed = 0; seed < 15; seed++) {
      var random = new Random(seed);
      long run = test.planned("any-" + seed, 21);
      RunState before = RunState.PLANNED;
      long entries = 0;
      for (int step = 0; step < 40; step++) {
        act(run, random);
        RunState after = test.run(run).state();
        if (after != before) {
          assertThat(LEGAL.get(before))
              .as("seed %d step %d: %s", seed, step, before)
              .contains(after);
          long now = entries(run).size();
          assertThat(now).as("seed %d step %d: written down", seed, step).isGreaterThan(entries);
          entries = now;
        }
        before = after;
        test.assertAccountedFor(run);
      }
      runs.cancel(run, "the next one", ANA);
    }
    ChainVerdict verdict =
        DB.database().inTransaction(handle -> HashChain.verify(handle, Optional.empty(), _ -> {}));
    assertThat(verdict).isInstanceOf(ChainVerdict.Whole.class);
  }

  private List<AuditEntry> entries(long run) {
    return DB.database().with(handle -> Audit.of(handle, "run " + run));
  }

  private void act(long run, Random random) {
    Actor who = random.nextBoolean() ? ANA : BEN;
    switch (random.nextInt(14)) {
      case 0, 1 -> runs.approve(run, HASH, who);
      case 2, 3 -> runs.start(run, who);
      case 4 -> runs.pause(run, "why", who);
      case 5, 6 -> runs.resume(run, who);
      case 7 -> runs.throttle(run, OptionalInt.of(1 + random.nextInt(120)), who);
      case 8 -> {
        if (random.nextInt(6) == 0) {
          runs.cancel(run, "why", who);
        }
      }
      case 9 -> move(run, random);
      case 10 -> move(run, random);
      case 11 -> {
        test.push(Duration.ofMinutes(11));
        DB.database().with(handle -> UncertainTexts.list(handle, Optional.of(run), 1)).stream()
            .findFirst()
            .ifPresent(held -> {
              if (random.nextBoolean()) {
                desk.resend(held.row(), who);
              } else {
                desk.giveUp(held.row(), who);
              }
            });
      }
      default -> worker.round();
    }
  }

  /// What the sender and the carrier do meanwhile; a run that is not on its way has nobody claimed
  /// again.
  private void move(long run, Random random) {
    if (test.run(run).state() == RunState.STARTED) {
      test.move(run, "planned", "claimed", 1 + random.nextInt(8), 0);
    }
    String[] ends = {"accepted", "uncertain", "failed", "delivered", "planned"};
    test.move(run, "claimed", ends[random.nextInt(ends.length)], 1 + random.nextInt(8), 0);
  }
}
