package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.turnout.access.FailedTries;
import org.turnout.access.Sessions;
import org.turnout.web.Routes;

/// `/console`: the organizers' pages. Signed in by a link that `./turnout token` prints; the whole
/// work of a blast, on a phone too.
public final class Console implements Routes {
  private final ConsoleAuth entrance;
  private final SignIn signIn;
  private final BlastPages blasts;
  private final BlastFormPages writing;
  private final PlanJobs planning;
  private final SeriesPages series;
  private final RunPages runs;
  private final ReportPages reports;
  private final TrialPages trying;
  private final UncertainPages uncertain;
  private final RunStream live;

  public Console(ConsoleContext ground) {
    var machine = ground.clocks().machine();
    var tokens = ground.tokens();
    var sessions = new Sessions(ground.redis(), tokens);
    this.entrance = new ConsoleAuth(sessions);
    this.signIn =
        new SignIn(sessions, tokens, new FailedTries(machine), new Cookies(ground.https()));
    this.blasts = new BlastPages(ground);
    this.writing = new BlastFormPages(ground);
    this.planning = new PlanJobs(ground);
    this.series = new SeriesPages(ground);
    this.runs = new RunPages(ground);
    this.reports = new ReportPages(ground);
    this.trying = new TrialPages(ground);
    this.uncertain = new UncertainPages(ground);
    this.live = new RunStream(ground, entrance);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    entrance.addTo(routes);
    signIn.addTo(routes);
    blasts.addTo(routes);
    writing.addTo(routes);
    planning.addTo(routes);
    series.addTo(routes);
    runs.addTo(routes);
    reports.addTo(routes);
    trying.addTo(routes);
    uncertain.addTo(routes);
    routes.sse("/console/runs/{run}/events", live::watch);
    // The last: whatever no page above has taken.
    routes.get("/console/*", Console::nothing);
    routes.post("/console/*", Console::nothing);
  }

  private static void nothing(Context context) {
    throw new PageRefused(404, "There is no such page.", "Look for it among the blasts.");
  }

  @Override
  public void stopping() {
    live.close();
  }
}
