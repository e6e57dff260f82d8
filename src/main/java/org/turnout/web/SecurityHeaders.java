package org.turnout.web;

import io.javalin.config.RoutesConfig;
import java.util.Map;

/// What every answer tells a browser. Scripts and styles come from this server only and never from
/// the page's own text, so that a member's words cannot become one.
final class SecurityHeaders {
  static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; img-src 'self' data: blob:; object-src 'none';"
              + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-store");

  private SecurityHeaders() {}

  static void addTo(RoutesConfig routes) {
    routes.before(context -> ALL.forEach(context::header));
  }
}
