package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import org.turnout.access.Permission;

/// The list of blasts: what is on its way first.
record BlastPages(ConsoleContext ground) {
  static final String LIST = "/console/blasts";
  private static final int NEWEST = 200;

  void addTo(RoutesConfig routes) {
    routes.get(LIST, this::list);
  }

  private void list(Context context) {
    ConsoleAuth.may(context, Permission.READ);
    var languages = ground.settings().get().campaign().languages();
    var now = ground.clocks().machine().instant();
    var queries = ground.blast().queries();
    var runs = queries.newest(NEWEST);
    var items =
        ground.blast().blasts().all().stream()
            .map(blast ->
                new ListedBlast(
                    blast.name(),
                    BlastForm.of(blast.yaml(), languages).about(),
                    runs.stream().filter(run -> run.blast().equals(blast.name())).toList()))
            .toList();
    var live =
        queries.live().stream().map(run -> RunStatus.of(run, 0, ground.meaning(), now)).toList();
    context.render(
        "console/blasts.jte", Map.of("view", ground.view(context), "items", items, "live", live));
  }
}
