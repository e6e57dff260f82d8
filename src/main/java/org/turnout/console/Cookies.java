package org.turnout.console;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;

/// The console's two cookies: read by no script, sent to the console only and by no other site.
///
/// @param https whether the public address is: they then never travel without it
record Cookies(boolean https) {
  static final String SESSION = "turnout_console";

  /// Before there is a session, the sign-in form is tied by this one to the browser that shows it.
  static final String SIGN_IN = "turnout_sign_in";

  private static final String PATH = "/console";

  static String read(Context context, String name) {
    return Optional.ofNullable(context.cookie(name)).orElse("");
  }

  void write(Context context, String name, String value, Duration lasts) {
    var cookie = new Cookie(name, value, PATH, (int) lasts.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(https);
    cookie.setSameSite(SameSite.STRICT);
    context.cookie(cookie);
  }

  void forget(Context context, String name) {
    write(context, name, "", Duration.ZERO);
  }
}
