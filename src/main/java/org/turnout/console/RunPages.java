package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.turnout.access.Permission;
import org.turnout.audit.Actor;
import org.turnout.blast.run.RunOutcome;

/// The page of one run: its plan, its buttons, and how it goes.
final class RunPages {
  private static final String PATH = "/console/runs/{run}";

  private final ConsoleContext ground;

  RunPages(ConsoleContext ground) {
    this.ground = ground;
  }

  void addTo(RoutesConfig routes) {
    routes.get(PATH, context -> show(context, Optional.empty()));
    routes.get(PATH + "/controls", this::controls);
    routes.post(PATH + "/approve", context -> act(context, Permission.APPROVE, this::approve));
    routes.post(PATH + "/start", context -> act(context, Permission.RUN, this::start));
    routes.post(PATH + "/start-at", context -> act(context, Permission.RUN, this::startAt));
    routes.post(
        PATH + "/start-by-hand", context -> act(context, Permission.RUN, this::startByHand));
    routes.post(PATH + "/pause", context -> act(context, Permission.RUN, this::pause));
    routes.post(PATH + "/resume", context -> act(context, Permission.RUN, this::resume));
    routes.post(PATH + "/cancel", context -> act(context, Permission.RUN, this::cancel));
    routes.post(PATH + "/throttle", context -> act(context, Permission.RUN, this::throttle));
  }

  private interface Deed {
    RunOutcome on(Context context, long run, Actor actor);
  }

  private void show(Context context, Optional<RunPage.Notice> notice) {
    context.render("console/run.jte", Map.of("page", page(context, notice)));
  }

  private void controls(Context context) {
    context.render("console/controls.jte", Map.of("page", page(context, Optional.empty())));
  }

  private RunPage page(Context context, Optional<RunPage.Notice> notice) {
    ConsoleAuth.may(context, Permission.READ);
    long run = PathParams.run(context);
    var view = ground.view(context);
    return ground
        .database()
        .with(handle -> RunPage.of(handle, run, view, ground.settings().get(), ground, notice))
        .orElseThrow(() ->
            new PageRefused(404, "There is no such run.", "Look for it in the list of blasts."));
  }

  /// What was asked is done, or the page says why not and what to do instead.
  private void act(Context context, Permission act, Deed deed) {
    var actor = ConsoleAuth.may(context, act).actor("console");
    long run = PathParams.found(context, ground.database()).id();
    switch (deed.on(context, run, actor)) {
      case RunOutcome.Done _ -> context.redirect("/console/runs/" + run, HttpStatus.SEE_OTHER);
      case RunOutcome.Refused(var why, var next) -> {
        context.status(409);
        show(context, Optional.of(new RunPage.Notice(why, next)));
      }
    }
  }

  private RunOutcome approve(Context context, long run, Actor actor) {
    return ground.runs().approve(run, PathParams.field(context, "hash"), actor);
  }

  private RunOutcome start(Context context, long run, Actor actor) {
    return ground.runs().start(run, actor);
  }

  private RunOutcome startAt(Context context, long run, Actor actor) {
    var zone = ground.settings().get().campaign().zone();
    Instant at;
    try {
      at = LocalDateTime.parse(PathParams.field(context, "at")).atZone(zone).toInstant();
    } catch (DateTimeException _) {
      return new RunOutcome.Refused("that is not a day and time", "choose both, then press again");
    }
    return ground.runs().startAt(run, at, actor);
  }

  private RunOutcome startByHand(Context context, long run, Actor actor) {
    return ground.runs().startByHand(run, actor);
  }

  private RunOutcome pause(Context context, long run, Actor actor) {
    return ground.runs().pause(run, why(context, "somebody pressed pause"), actor);
  }

  private RunOutcome resume(Context context, long run, Actor actor) {
    return ground.runs().resume(run, actor);
  }

  private RunOutcome cancel(Context context, long run, Actor actor) {
    String why = why(context, "");
    return why.isEmpty()
        ? new RunOutcome.Refused("no reason was given", "say in a few words why, for the record")
        : ground.runs().cancel(run, why, actor);
  }

  private RunOutcome throttle(Context context, long run, Actor actor) {
    String pace = PathParams.field(context, "pace").strip();
    if (pace.isEmpty()) {
      return ground.runs().throttle(run, OptionalInt.empty(), actor);
    }
    return pace.matches("[0-9]{1,6}")
        ? ground.runs().throttle(run, OptionalInt.of(Integer.parseInt(pace)), actor)
        : new RunOutcome.Refused(
            "the pace is a whole number of segments a second",
            "leave it empty for the sender's own");
  }

  private static String why(Context context, String otherwise) {
    String why = PathParams.field(context, "why").strip().replaceAll("\\s+", " ");
    return why.isEmpty() ? otherwise : why.substring(0, Math.min(why.length(), 200));
  }
}
