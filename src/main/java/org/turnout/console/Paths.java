package org.turnout.console;

import io.javalin.http.Context;
import java.util.Optional;

/// What stands in the address of a page, or in a form.
final class Paths {
  private Paths() {}

  /// The run of `/console/runs/{run}`.
  static long run(Context context) {
    String id = context.pathParam("run");
    if (!id.matches("[0-9]{1,18}")) {
      throw new Refused(404, "There is no such run.", "Look for it in the list of blasts.");
    }
    return Long.parseLong(id);
  }

  /// The blast of `/console/blasts/{blast}`.
  static String blast(Context context) {
    return context.pathParam("blast");
  }

  /// A field of the form; empty when it was left out.
  static String field(Context context, String name) {
    return Optional.ofNullable(context.formParam(name)).orElse("").replace("\r\n", "\n");
  }
}
