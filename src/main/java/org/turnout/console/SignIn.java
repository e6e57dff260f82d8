package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.turnout.access.FailedTries;
import org.turnout.access.RandomKeys;
import org.turnout.access.Sessions;
import org.turnout.access.SignedIn;
import org.turnout.access.Tokens;
import org.turnout.settings.Secret;
import org.turnout.web.CallerAddress;

/// Signing in with a link that `./turnout token` printed, or with a token itself.
///
/// The link's code comes after its `#`, so that it reaches no log, no proxy and no referrer; the
/// page's script takes it out of the address bar and posts it.
record SignIn(Sessions sessions, Tokens tokens, FailedTries tries, Cookies cookies) {
  static final String PATH = "/console/sign-in";

  /// Says to the page whether its browser is signed in. Who comes from a link elsewhere brings no
  /// cookie with the first request, so only the page itself can ask.
  static final String KNOWN = PATH + "/known";

  private static final int LONGEST = 200;

  void addTo(RoutesConfig routes) {
    routes.get(PATH, context -> show(context, 200, ""));
    routes.get(KNOWN, context -> context.result(known(context) ? "yes" : "no"));
    routes.post(PATH, this::signIn);
    routes.post("/console/sign-out", this::signOut);
  }

  private boolean known(Context context) {
    String cookie = Cookies.read(context, Cookies.SESSION);
    return !cookie.isEmpty() && sessions.find(cookie) instanceof Sessions.Found.Open;
  }

  private void show(Context context, int status, String wrong) {
    String form = Cookies.read(context, Cookies.SIGN_IN);
    if (form.isEmpty() || form.length() > LONGEST) {
      form = UUID.randomUUID().toString();
      cookies.write(context, Cookies.SIGN_IN, form, Duration.ofHours(1));
    }
    context.status(status);
    context.render(
        "console/sign-in.jte", Map.of("wrong", wrong, "form", form, "to", goesTo(context)));
  }

  private void signIn(Context context) {
    String place = place(context);
    Duration wait = tries.wait(place);
    if (!wait.isZero()) {
      long seconds = wait.toSeconds() + 1;
      context.header("Retry-After", Long.toString(seconds));
      show(context, 429, "Too many wrong tries. Wait " + seconds + " seconds, then try again.");
      return;
    }
    String shown = Cookies.read(context, Cookies.SIGN_IN);
    if (shown.isEmpty() || !RandomKeys.same(shown, field(context, "form"))) {
      show(context, 403, "This page was open for too long, or cookies are off. Please try again.");
      return;
    }
    Optional<SignedIn> who = who(field(context, "code").strip());
    if (who.isEmpty()) {
      tries.failed(place);
      show(
          context,
          403,
          "That did not work. A link works once, for %d minutes, and every code has a last day. Ask the person who runs Turnout for a new link."
              .formatted(Tokens.LINK.toMinutes()));
      return;
    }
    Optional<Secret> key = sessions.open(who.get());
    if (key.isEmpty()) {
      show(
          context,
          503,
          "Nobody can sign in right now, because Redis does not answer. Try again in a moment.");
      return;
    }
    cookies.write(context, Cookies.SESSION, key.get().value(), Sessions.LASTS);
    cookies.forget(context, Cookies.SIGN_IN);
    String to = goesTo(context);
    String home = PageView.home(who.get());
    context.redirect(to.equals(BlastPages.LIST) ? home : to, HttpStatus.SEE_OTHER);
  }

  private Optional<SignedIn> who(String code) {
    return code.isEmpty() || code.length() > LONGEST
        ? Optional.empty()
        : tokens.redeem(code).or(() -> tokens.check(code));
  }

  private void signOut(Context context) {
    sessions.close(Cookies.read(context, Cookies.SESSION));
    cookies.forget(context, Cookies.SESSION);
    context.redirect(PATH, HttpStatus.SEE_OTHER);
  }

  /// Back to where they wanted to go, if that is a page of ours.
  private static String goesTo(Context context) {
    String to =
        Optional.ofNullable(context.formParam("to"))
            .or(() -> Optional.ofNullable(context.queryParam("to")))
            .orElse("");
    return to.matches("/console(/[a-z0-9-]+)+") && !to.equals(PATH) ? to : BlastPages.LIST;
  }

  /// Without this everybody behind a proxy would be one place, and one person's wrong codes would
  /// keep all others out.
  private static String place(Context context) {
    String peer = context.req().getRemoteAddr();
    return CallerAddress.of(peer, context.header("X-Forwarded-For"))
        .map(InetAddress::getHostAddress)
        .orElse(peer);
  }

  private static String field(Context context, String name) {
    return Optional.ofNullable(context.formParam(name)).orElse("");
  }
}
