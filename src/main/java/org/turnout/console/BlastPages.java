package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.turnout.access.Act;
import org.turnout.blast.Blasts;
import org.turnout.blast.Progress;
import org.turnout.blast.Runs;

/// The list of blasts: what is on its way first.
final class BlastPages {
  static final String LIST = "/console/blasts";
  private static final int NEWEST = 200;

  private final Ground ground;

  BlastPages(Ground ground) {
    this.ground = ground;
  }

  void addTo(RoutesConfig routes) {
    routes.get(LIST, this::list);
  }

  private record Found(List<ListedBlast> items, List<Standing> live) {}

  private void list(Context context) {
    Entrance.may(context, Act.READ);
    var languages = ground.settings().get().campaign().languages();
    var now = ground.clocks().machine().instant();
    var found =
        ground
            .database()
            .with(handle -> {
              var runs = Runs.newest(handle, NEWEST);
              var items =
                  Blasts.all(handle).stream()
                      .map(blast ->
                          new ListedBlast(
                              blast.name(),
                              Draft.of(blast.yaml(), languages).about(),
                              runs.stream()
                                  .filter(run -> run.blast().equals(blast.name()))
                                  .toList()))
                      .toList();
              var live =
                  Runs.live(handle).stream()
                      .map(run ->
                          Standing.of(run, Progress.of(handle, run.id()), 0, ground.meaning(), now))
                      .toList();
              return new Found(items, live);
            });
    context.render(
        "console/blasts.jte",
        Map.of("view", ground.view(context), "items", found.items, "live", found.live));
  }
}
