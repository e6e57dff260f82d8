package org.turnout.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The page at `/`, and what a browser is shown where there is nothing: the way in.
public final class Doors {
  private static final String ALL = "web.doors";

  private final List<Door> all;

  Doors(List<Routes> features) {
    this.all = features.stream().flatMap(feature -> feature.door().stream()).toList();
  }

  void addTo(RoutesConfig routes) {
    routes.before(context -> context.attribute(ALL, all));
    if (!all.isEmpty()) {
      routes.get("/", context -> show(context, all, "Turnout", "Texts of the campaign."));
    }
  }

  /// All doors but the one of this path, as they are on the server that answers this request.
  public static List<Door> besides(Context context, String path) {
    return of(context).stream().filter(door -> !door.path().equals(path)).toList();
  }

  private static List<Door> of(Context context) {
    return Optional.<List<Door>>ofNullable(context.attribute(ALL)).orElse(List.of());
  }

  /// Shows a person's browser the doors instead of a bare line.
  ///
  /// @return false for a caller that is not a browser, or where there are no doors
  static boolean shown(Context context, String title, String why) {
    var doors = of(context);
    boolean browser =
        Optional.ofNullable(context.header("Accept")).orElse("").contains("text/html");
    if (browser && !doors.isEmpty()) {
      show(context, doors, title, why);
    }
    return browser && !doors.isEmpty();
  }

  private static void show(Context context, List<Door> doors, String title, String why) {
    context.render("doors.jte", Map.of("doors", doors, "title", title, "why", why));
  }
}
