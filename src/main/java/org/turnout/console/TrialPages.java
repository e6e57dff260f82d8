package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.blast.plan.TestOutcome;
import org.turnout.blast.run.Correction;

/// What is drafted or tried besides the runs themselves: a test to one of us, a correction.
record TrialPages(ConsoleContext ground) {
  void addTo(RoutesConfig routes) {
    routes.get(BlastPages.LIST + "/{blast}/test", context -> show(context, Optional.empty()));
    routes.post(BlastPages.LIST + "/{blast}/test", this::test);
    routes.post("/console/runs/{run}/correct", this::correct);
  }

  private void show(Context context, Optional<TestOutcome> outcome) {
    ConsoleAuth.may(context, Permission.WRITE);
    var blast = PathParams.stored(context, ground.blast());
    context.render(
        "console/test.jte",
        Map.of(
            "view", ground.view(context),
            "blast", blast.name(),
            "languages", ground.settings().get().campaign().languages(),
            "number", PathParams.field(context, "number"),
            "outcome", outcome));
  }

  private void test(Context context) {
    var actor = ConsoleAuth.may(context, Permission.WRITE).actor("console");
    var blast = PathParams.stored(context, ground.blast());
    Optional<String> language =
        Optional.of(PathParams.field(context, "language")).filter(tag -> !tag.isBlank());
    var outcome =
        ground
            .blast()
            .planner()
            .test(blast.name(), PathParams.field(context, "number"), language, actor);
    if (outcome instanceof TestOutcome.Refused) {
      context.status(409);
    }
    show(context, Optional.of(outcome));
  }

  private void correct(Context context) {
    var actor = ConsoleAuth.may(context, Permission.WRITE).actor("console");
    long run = PathParams.run(context);
    var catalog = ground.setup().get().catalog();
    switch (ground.blast().runs().correct(run, catalog, Optional.empty(), actor)) {
      case Correction.Drafted(var blast) ->
          context.redirect(BlastPages.LIST + "/" + blast, HttpStatus.SEE_OTHER);
      case Correction.Refused(var why, var next) ->
          throw new PageRefused(409, "Nothing was drafted: " + why + ".", "Instead: " + next + ".");
    }
  }
}
