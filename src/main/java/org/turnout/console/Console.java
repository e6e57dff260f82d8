package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.turnout.access.FailedTries;
import org.turnout.access.Sessions;
import org.turnout.web.Door;
import org.turnout.web.Routes;

/// `/console`: the organizers' pages. Signed in by a link that `./turnout token` prints; the whole
/// work of a blast, on a phone too.
public final class Console implements Routes {
  private final List<Consumer<RoutesConfig>> pages;
  private final RunStream live;

  public Console(ConsoleContext ground) {
    var tokens = ground.tokens();
    var sessions = new Sessions(ground.redis(), tokens);
    var entrance = new ConsoleAuth(sessions, ground);
    var tries = new FailedTries(ground.clocks().machine());
    var plans = new PlanJobs(ground);
    this.pages =
        List.of(
            entrance::addTo,
            new SignIn(sessions, tokens, tries, new Cookies(ground.https()))::addTo,
            new BlastPages(ground)::addTo,
            new BlastFormPages(ground, plans)::addTo,
            plans::addTo,
            new SeriesPages(ground)::addTo,
            new RunPages(ground)::addTo,
            new ReportPages(ground)::addTo,
            new TrialPages(ground)::addTo,
            new UncertainPages(ground)::addTo,
            new InboxPages(ground)::addTo,
            new RosterPages(ground)::addTo,
            new ShiftPages(ground)::addTo,
            new RosterFilePages(ground)::addTo,
            new CallOffPages(ground)::addTo,
            new HoldPages(ground)::addTo);
    this.live = new RunStream(ground, entrance);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    pages.forEach(page -> page.accept(routes));
    routes.sse("/console/runs/{run}/events", live::watch);
    // The last: whatever no page above has taken.
    routes.get("/console/*", Console::nothing);
    routes.post("/console/*", Console::nothing);
  }

  private static void nothing(Context context) {
    throw new PageRefused(404, "There is no such page.", "The address may be mistyped, or old.");
  }

  @Override
  public Optional<Door> door() {
    return Optional.of(
        new Door(ConsoleContext.HOME, "Console", "for those who send texts and answer members"));
  }

  @Override
  public void stopping() {
    live.close();
  }
}
