package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.blast.plan.TestOutcome;

/// What is tried besides the runs themselves: a test to one of us.
record TrialPages(ConsoleContext ground) {
  void addTo(RoutesConfig routes) {
    routes.get(BlastPages.LIST + "/{blast}/test", context -> show(context, Optional.empty()));
    routes.post(BlastPages.LIST + "/{blast}/test", this::test);
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
}
