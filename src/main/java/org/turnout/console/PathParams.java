package org.turnout.console;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.turnout.blast.BlastServices;
import org.turnout.blast.run.Run;
import org.turnout.blast.text.BlastStore.Stored;

/// What is in the address of a page, or in a form.
final class PathParams {
  private PathParams() {}

  /// The run of `/console/runs/{run}`.
  static long run(Context context) {
    String id = context.pathParam("run");
    if (!id.matches("[0-9]{1,18}")) {
      throw noRun();
    }
    return Long.parseLong(id);
  }

  /// The blast of `/console/blasts/{blast}`.
  static String blast(Context context) {
    return context.pathParam("blast");
  }

  /// The blast of that address.
  ///
  /// @throws Refused there is none
  static Stored stored(Context context, BlastServices blast) {
    return blast
        .blasts()
        .find(blast(context))
        .orElseThrow(() ->
            new PageRefused(404, "There is no blast of this name.", "Look for it in the list."));
  }

  /// The run of that address.
  ///
  /// @throws Refused there is none
  static Run found(Context context, BlastServices blast) {
    return blast.queries().find(run(context)).orElseThrow(PathParams::noRun);
  }

  static PageRefused noRun() {
    return new PageRefused(404, "There is no such run.", "Look for it in the list of blasts.");
  }

  /// What an address says after its `?`, by part; what is missing, or can't be, is left out.
  ///
  /// @param possible whether a part can have a value
  static Map<String, String> chosen(
      Context context, List<String> parts, BiPredicate<String, String> possible) {
    var chosen = new LinkedHashMap<String, String>();
    for (String part : parts) {
      Optional.ofNullable(context.queryParam(part))
          .map(String::strip)
          .filter(value -> possible.test(part, value))
          .ifPresent(value -> chosen.put(part, value));
    }
    return chosen;
  }

  /// A field of the form; empty when it was left out.
  static String field(Context context, String name) {
    return Optional.ofNullable(context.formParam(name)).orElse("").replace("\r\n", "\n");
  }
}
