package org.turnout.blast;

import java.util.function.Supplier;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.plan.BlastService;
import org.turnout.blast.plan.NoticedBlasts;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.report.RunQueries;
import org.turnout.blast.report.RunWaits;
import org.turnout.blast.run.RunService;
import org.turnout.blast.run.UncertainTexts;
import org.turnout.blast.series.SeriesService;
import org.turnout.postgres.Database;
import org.turnout.settings.Settings;
import org.turnout.time.Clocks;

/// What a door needs for blasts: pages, the API and commands translate, these act.
public record BlastServices(
    BlastService blasts,
    Planner planner,
    RunService runs,
    RunQueries queries,
    SeriesService series,
    UncertainTexts uncertain) {
  /// @param patient the same records, with time for what a million recipients take
  /// @param settings as they are now
  /// @param setup the campaign as its files describe it now
  public static BlastServices of(
      Database database,
      Database patient,
      Clocks clocks,
      Supplier<Settings> settings,
      Supplier<BlastContext> setup,
      Planner planner) {
    var campaign = clocks.campaign();
    return new BlastServices(
        new BlastService(database, setup, campaign),
        planner,
        new RunService(patient, clocks, settings, new NoticedBlasts(setup)),
        new RunQueries(database, patient, campaign),
        new SeriesService(database, campaign, () -> settings.get().approvalAbove()),
        new UncertainTexts(database, clocks, settings));
  }

  /// The same, which also says why runs wait.
  public BlastServices saying(RunWaits why) {
    return new BlastServices(blasts, planner, runs, queries.saying(why), series, uncertain);
  }
}
