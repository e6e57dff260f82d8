package org.turnout.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.JavalinConfig;
import java.util.Map;

/// The pages under `src/main/jte`, compiled at build time. Text and attributes are escaped by where
/// they are.
public final class PageRenderer {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PageRenderer.class.getClassLoader(), "org.turnout.views");

  private PageRenderer() {}

  /// Renders one template, for parts of a page that travel on an event stream.
  public static String render(String template, Map<String, ?> model) {
    var out = new StringOutput();
    ENGINE.render(template, Map.<String, Object>copyOf(model), out);
    return out.toString();
  }

  static void renderOn(JavalinConfig config) {
    config.fileRenderer((template, model, context) -> render(template, model));
    config.routes.after(context -> {
      if ("text/html".equals(context.res().getContentType())) {
        context.contentType("text/html; charset=utf-8");
      }
    });
  }
}
