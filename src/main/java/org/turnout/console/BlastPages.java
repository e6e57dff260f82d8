package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.turnout.access.Permission;
import org.turnout.blast.run.RunProgress;
import org.turnout.blast.run.RunService;
import org.turnout.blast.text.BlastStore;

/// The list of blasts: what is on its way first.
final class BlastPages {
  static final String LIST = "/console/blasts";
  private static final int NEWEST = 200;

  private final ConsoleContext ground;

  BlastPages(ConsoleContext ground) {
    this.ground = ground;
  }

  void addTo(RoutesConfig routes) {
    routes.get(LIST, this::list);
  }

  private record Found(List<ListedBlast> items, List<RunStatus> live) {}

  private void list(Context context) {
    ConsoleAuth.may(context, Permission.READ);
    var languages = ground.settings().get().campaign().languages();
    var now = ground.clocks().machine().instant();
    var found =
        ground
            .database()
            .with(handle -> {
              var runs = RunService.newest(handle, NEWEST);
              var items =
                  BlastStore.all(handle).stream()
                      .map(blast ->
                          new ListedBlast(
                              blast.name(),
                              BlastForm.of(blast.yaml(), languages).about(),
                              runs.stream()
                                  .filter(run -> run.blast().equals(blast.name()))
                                  .toList()))
                      .toList();
              var live =
                  RunService.live(handle).stream()
                      .map(run ->
                          RunStatus.of(
                              run, RunProgress.of(handle, run.id()), 0, ground.meaning(), now))
                      .toList();
              return new Found(items, live);
            });
    context.render(
        "console/blasts.jte",
        Map.of("view", ground.view(context), "items", found.items, "live", found.live));
  }
}
