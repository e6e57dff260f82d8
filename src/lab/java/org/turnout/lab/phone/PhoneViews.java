package org.turnout.lab.phone;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/// What the page of phones is made of: its templates (`src/lab/jte`), script and style.
final class PhoneViews {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PhoneViews.class.getClassLoader(), "org.turnout.lab.views");

  private static final Map<String, String> ASSETS =
      Map.of("phone.css", "text/css", "phone.js", "text/javascript");

  private PhoneViews() {}

  static String render(String template, Map<String, ?> model) {
    var out = new StringOutput();
    ENGINE.render(template, Map.<String, Object>copyOf(model), out);
    return out.toString();
  }

  /// Answers with the script or the style that the path names.
  static void asset(Context context) throws IOException {
    String name = context.pathParam("name");
    String type = ASSETS.get(name);
    try (InputStream in = type == null ? null : PhoneViews.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new NotFoundResponse("there is no such file");
      }
      context.contentType(type + "; charset=utf-8").result(in.readAllBytes());
    }
  }
}
