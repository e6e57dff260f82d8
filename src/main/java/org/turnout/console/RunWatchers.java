package org.turnout.console;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.turnout.blast.report.RunPace;
import org.turnout.blast.report.RunQueries;
import org.turnout.blast.run.Run;
import org.turnout.web.PageRenderer;

/// Everybody on this node who watches one run. It is looked at once a second, however many they
/// are, and what has changed on the page is sent to all. Used by one thread, but for its watchers.
final class RunWatchers {
  /// The plot reads the run's rows: it may take a twentieth of the time at most.
  private static final int PLOT_SHARE = 20;

  private static final Duration PLOT_EVERY = Duration.ofSeconds(5);

  /// Other buttons now: each page fetches its own, since they depend on who looks.
  private static final String CONTROLS = "controls";

  private final long run;
  private final RunQueries runs;
  private final IntFunction<String> meaning;
  private final ToIntFunction<Run> limit;
  private final List<RunWatcher> watchers = new CopyOnWriteArrayList<>();
  private final Map<String, String> shown = new HashMap<>();
  private final RunPace pace = new RunPace();
  private Instant plotAfter = Instant.MIN;

  /// @param limit the pace of a run's sender
  RunWatchers(long run, RunQueries runs, IntFunction<String> meaning, ToIntFunction<Run> limit) {
    this.run = run;
    this.limit = limit;
    this.meaning = meaning;
    this.runs = runs;
  }

  List<RunWatcher> watchers() {
    return watchers;
  }

  /// Looks once, and tells.
  void look(Instant now) {
    runs.watched(run)
        .ifPresent(seen -> {
          pace.see(seen.progress(), now);
          var standing = RunStatus.of(seen, pace.perSecond(), meaning, now);
          part("state", PageRenderer.render("console/state.jte", Map.of("standing", standing)));
          part("live", PageRenderer.render("console/live.jte", Map.of("standing", standing)));
          if (!standing.kind().equals(shown.put(CONTROLS, standing.kind()))) {
            tell(new RunWatcher.Event(CONTROLS, Map.of("state", standing.kind())));
          }
          if (!now.isBefore(plotAfter)) {
            plot(seen.run(), now);
          }
        });
  }

  private void plot(Run of, Instant now) {
    long begin = System.nanoTime();
    var rates = runs.rates(run);
    var took = Duration.ofNanos(System.nanoTime() - begin).multipliedBy(PLOT_SHARE);
    plotAfter = now.plus(took.compareTo(PLOT_EVERY) > 0 ? took : PLOT_EVERY);
    part(
        "plot",
        PageRenderer.render(
            "console/plot.jte", Map.of("plot", RatePlot.of(rates, limit.applyAsInt(of)))));
  }

  private void part(String id, String html) {
    if (!html.equals(shown.put(id, html))) {
      tell(new RunWatcher.Event("part", Map.of("id", id, "html", html)));
    }
  }

  /// What a new watcher may have missed since their page was made.
  void welcome(RunWatcher watcher) {
    for (var id : List.of("state", "live", "plot")) {
      String html = shown.get(id);
      if (html != null) {
        watcher.tell(new RunWatcher.Event("part", Map.of("id", id, "html", html)));
      }
    }
    String state = shown.get(CONTROLS);
    if (state != null) {
      watcher.tell(new RunWatcher.Event(CONTROLS, Map.of("state", state)));
    }
  }

  private void tell(RunWatcher.Event event) {
    watchers.forEach(watcher -> watcher.tell(event));
  }
}
