package org.turnout.console;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.turnout.blast.Pace;
import org.turnout.blast.Progress;
import org.turnout.blast.Rates;
import org.turnout.blast.Run;
import org.turnout.blast.Runs;
import org.turnout.postgres.Database;
import org.turnout.web.Pages;

/// Everybody on this node who watches one run. It is looked at once a second, however many they
/// are, and what has changed on the page is sent to all. Used by one thread, but for its watchers.
final class Room {
  /// The plot reads the run's rows: it may take a twentieth of the time at most.
  private static final int PLOT_SHARE = 20;

  private static final Duration PLOT_EVERY = Duration.ofSeconds(5);

  /// Other buttons now: each page fetches its own, since they depend on who looks.
  private static final String CONTROLS = "controls";

  private final long run;
  private final Database database;
  private final IntFunction<String> meaning;
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final Map<String, String> shown = new HashMap<>();
  private final Pace pace = new Pace();
  private Instant plotAfter = Instant.MIN;

  private record Look(Run run, Progress progress) {}

  Room(long run, Database database, IntFunction<String> meaning) {
    this.run = run;
    this.meaning = meaning;
    this.database = database;
  }

  List<Watcher> watchers() {
    return watchers;
  }

  /// Looks once, and tells.
  void look(Instant now) {
    var look =
        database.with(handle ->
            Runs.find(handle, run).map(found -> new Look(found, Progress.of(handle, run))));
    look.ifPresent(seen -> {
      var standing = standing(seen.run, seen.progress, now);
      part("state", Pages.render("console/state.jte", Map.of("standing", standing)));
      part("live", Pages.render("console/live.jte", Map.of("standing", standing)));
      if (!standing.kind().equals(shown.put(CONTROLS, standing.kind()))) {
        tell(new Watcher.Event(CONTROLS, Map.of("state", standing.kind())));
      }
      if (!now.isBefore(plotAfter)) {
        plot(now);
      }
    });
  }

  private void plot(Instant now) {
    long begin = System.nanoTime();
    var rates = database.with(handle -> Rates.of(handle, run));
    var took = Duration.ofNanos(System.nanoTime() - begin).multipliedBy(PLOT_SHARE);
    plotAfter = now.plus(took.compareTo(PLOT_EVERY) > 0 ? took : PLOT_EVERY);
    part("plot", Pages.render("console/plot.jte", Map.of("plot", Plot.of(rates))));
  }

  private Standing standing(Run found, Progress progress, Instant now) {
    pace.see(progress, now);
    return Standing.of(found, progress, pace.perSecond(), meaning, now);
  }

  private void part(String id, String html) {
    if (!html.equals(shown.put(id, html))) {
      tell(new Watcher.Event("part", Map.of("id", id, "html", html)));
    }
  }

  /// What a new watcher may have missed since their page was made.
  void welcome(Watcher watcher) {
    for (var id : List.of("state", "live", "plot")) {
      String html = shown.get(id);
      if (html != null) {
        watcher.tell(new Watcher.Event("part", Map.of("id", id, "html", html)));
      }
    }
    String state = shown.get(CONTROLS);
    if (state != null) {
      watcher.tell(new Watcher.Event(CONTROLS, Map.of("state", state)));
    }
  }

  private void tell(Watcher.Event event) {
    watchers.forEach(watcher -> watcher.tell(event));
  }
}
