package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.audit.Actor;
import org.turnout.blast.run.UncertainTexts;
import org.turnout.blast.run.UncertainTexts.Decided;

/// Texts of a run of which nobody knows whether they left, and what a person decides about them.
record UncertainPages(ConsoleContext ground, UncertainTexts uncertain) {
  private static final String PATH = "/console/runs/{run}/uncertain";

  /// Enough for one person to decide; a run with more has another problem first.
  private static final int LISTED = 100;

  UncertainPages(ConsoleContext ground) {
    this(ground, ground.blast().uncertain());
  }

  void addTo(RoutesConfig routes) {
    routes.get(PATH, context -> show(context, Optional.empty()));
    routes.post(PATH + "/{text}/resend", context -> decide(context, uncertain::resend));
    routes.post(PATH + "/{text}/give-up", context -> decide(context, uncertain::giveUp));
  }

  private interface Choice {
    Decided of(long text, Actor actor);
  }

  private void show(Context context, Optional<RunPage.Notice> notice) {
    ConsoleAuth.may(context, Permission.READ);
    long run = PathParams.found(context, ground.blast()).id();
    var held = uncertain.list(Optional.of(run), LISTED);
    var settings = ground.settings().get();
    context.render(
        "console/uncertain.jte",
        Map.of(
            "view",
            ground.view(context),
            "run",
            run,
            "held",
            held,
            "free",
            ground.clocks().machine().instant().minus(settings.timings().resendAfter()),
            "wait",
            settings.timings().resendAfter(),
            "notice",
            notice));
  }

  private void decide(Context context, Choice choice) {
    var actor = ConsoleAuth.may(context, Permission.RUN).actor("console");
    String text = context.pathParam("text");
    if (!text.matches("[0-9]{1,18}")) {
      throw new PageRefused(404, "There is no such text.", "Look for it in the list of the run.");
    }
    switch (choice.of(Long.parseLong(text), actor)) {
      case Decided.Done _ ->
          context.redirect(
              "/console/runs/" + PathParams.run(context) + "/uncertain", HttpStatus.SEE_OTHER);
      case Decided.Refused(_, var why, var next) -> {
        context.status(409);
        show(context, Optional.of(new RunPage.Notice(why, next)));
      }
    }
  }
}
