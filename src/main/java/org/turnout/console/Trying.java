package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import org.turnout.access.Act;
import org.turnout.blast.Correction;
import org.turnout.blast.TestOutcome;

/// What is drafted or tried beside the runs themselves: a test to one of us, a correction.
final class Trying {
  private final Ground ground;

  Trying(Ground ground) {
    this.ground = ground;
  }

  void addTo(RoutesConfig routes) {
    routes.get(BlastPages.LIST + "/{blast}/test", context -> show(context, Optional.empty()));
    routes.post(BlastPages.LIST + "/{blast}/test", this::test);
    routes.post("/console/runs/{run}/correct", this::correct);
  }

  private void show(Context context, Optional<TestOutcome> outcome) {
    Entrance.may(context, Act.WRITE);
    var blast = Paths.stored(context, ground.database());
    context.render(
        "console/test.jte",
        Map.of(
            "view", ground.view(context),
            "blast", blast.name(),
            "languages", ground.settings().get().campaign().languages(),
            "number", Paths.field(context, "number"),
            "outcome", outcome));
  }

  private void test(Context context) {
    var actor = Entrance.may(context, Act.WRITE).actor("console");
    var blast = Paths.stored(context, ground.database());
    Optional<String> language =
        Optional.of(Paths.field(context, "language")).filter(tag -> !tag.isBlank());
    var outcome =
        ground.planner().test(blast.name(), Paths.field(context, "number"), language, actor);
    if (outcome instanceof TestOutcome.Refused) {
      context.status(409);
    }
    show(context, Optional.of(outcome));
  }

  private void correct(Context context) {
    var actor = Entrance.may(context, Act.WRITE).actor("console");
    long run = Paths.run(context);
    var drafted =
        ground
            .database()
            .inTransaction(handle ->
                Correction.draft(
                    handle,
                    ground.setup().get().catalog(),
                    run,
                    Optional.empty(),
                    actor,
                    ground.clocks().campaign().instant()));
    switch (drafted) {
      case Correction.Drafted(var blast) ->
          context.redirect(BlastPages.LIST + "/" + blast, HttpStatus.SEE_OTHER);
      case Correction.Refused(var why, var next) ->
          throw new Refused(409, "Nothing was drafted: " + why + ".", "Instead: " + next + ".");
    }
  }
}
