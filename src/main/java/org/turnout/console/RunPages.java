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
import org.turnout.blast.run.Correction;
import org.turnout.blast.run.RunOutcome;
import org.turnout.blast.run.RunService;

/// The page of one run: its plan, its buttons, and how it goes.
record RunPages(ConsoleContext ground, RunService runs) {
  private static final String PATH = "/console/runs/{run}";

  RunPages(ConsoleContext ground) {
    this(ground, ground.blast().runs());
  }

  void addTo(RoutesConfig routes) {
    routes.get(PATH, context -> show(context, Optional.empty()));
    routes.get(PATH + "/controls", this::controls);
    act(
        routes,
        "approve",
        Permission.APPROVE,
        (context, run, who) -> runs.approve(run, PathParams.field(context, "hash"), who));
    act(routes, "start", Permission.RUN, (_, run, who) -> runs.start(run, who));
    act(routes, "start-at", Permission.RUN, this::startAt);
    act(routes, "start-by-hand", Permission.RUN, (_, run, who) -> runs.startByHand(run, who));
    act(
        routes,
        "pause",
        Permission.RUN,
        (context, run, who) -> runs.pause(run, why(context, who.name() + " pressed pause"), who));
    act(routes, "resume", Permission.RUN, (_, run, who) -> runs.resume(run, who));
    act(routes, "cancel", Permission.RUN, this::cancel);
    act(routes, "throttle", Permission.RUN, this::throttle);
    routes.post(PATH + "/correct", this::correct);
  }

  private interface RunAct {
    RunOutcome on(Context context, long run, Actor actor);
  }

  /// What was asked is done, or the page says why not and what to do instead.
  private void act(RoutesConfig routes, String verb, Permission needed, RunAct act) {
    routes.post(
        PATH + "/" + verb,
        context -> {
          var actor = ConsoleAuth.may(context, needed).actor("console");
          long run = PathParams.found(context, ground.blast()).id();
          switch (act.on(context, run, actor)) {
            case RunOutcome.Done _ ->
                context.redirect("/console/runs/" + run, HttpStatus.SEE_OTHER);
            case RunOutcome.Refused(var why, var next) -> {
              context.status(409);
              show(context, Optional.of(new RunPage.Notice(why, next)));
            }
          }
        });
  }

  /// A draft opens in the editor; what was typed for one that is refused stays on the page.
  private void correct(Context context) {
    var actor = ConsoleAuth.may(context, Permission.WRITE).actor("console");
    long run = PathParams.run(context);
    var catalog = ground.setup().get().catalog();
    switch (runs.correct(run, catalog, CorrectionText.typed(context, catalog.languages()), actor)) {
      case Correction.Drafted(var blast, var _) ->
          context.redirect(BlastPages.LIST + "/" + blast, HttpStatus.SEE_OTHER);
      case Correction.Refused(var why, var next) -> {
        context.status(409);
        show(context, Optional.of(new RunPage.Notice(why, next)));
      }
    }
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
        .blast()
        .queries()
        .details(run)
        .map(found ->
            RunPage.of(found, view, ground, notice)
                .typed(CorrectionText.typed(context, ground.setup().get().catalog().languages())))
        .orElseThrow(PathParams::noRun);
  }

  private RunOutcome startAt(Context context, long run, Actor actor) {
    var zone = ground.settings().get().campaign().zone();
    Instant at;
    try {
      at = LocalDateTime.parse(PathParams.field(context, "at")).atZone(zone).toInstant();
    } catch (DateTimeException _) {
      return new RunOutcome.Refused("that is not a day and time", "choose both, then press again");
    }
    return runs.startAt(run, at, actor);
  }

  private RunOutcome cancel(Context context, long run, Actor actor) {
    String why = why(context, "");
    return why.isEmpty()
        ? new RunOutcome.Refused("no reason was given", "say in a few words why, for the record")
        : runs.cancel(run, why, actor);
  }

  private RunOutcome throttle(Context context, long run, Actor actor) {
    String pace = PathParams.field(context, "pace").strip();
    if (pace.isEmpty()) {
      return runs.throttle(run, OptionalInt.empty(), actor);
    }
    return pace.matches("[0-9]{1,6}")
        ? runs.throttle(run, OptionalInt.of(Integer.parseInt(pace)), actor)
        : new RunOutcome.Refused(
            "the pace is a whole number of segments a second",
            "leave it empty for the sender's own");
  }

  private static String why(Context context, String otherwise) {
    String why = PathParams.field(context, "why").strip().replaceAll("\\s+", " ");
    return why.isEmpty() ? otherwise : why.substring(0, Math.min(why.length(), 200));
  }
}
