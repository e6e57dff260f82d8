package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.access.Sessions;
import org.turnout.access.Sessions.Found;
import org.turnout.access.SignedIn;

/// Who comes in to the console: every path under `/console` but the sign-in page needs a session,
/// and every form a word that only pages of that session know.
record ConsoleAuth(Sessions sessions, ConsoleContext ground) {
  private static final String OPEN = "console.open";

  void addTo(RoutesConfig routes) {
    routes.before("/console", this::check);
    routes.before("/console/*", this::check);
    routes.get("/console", context -> context.redirect(PageView.home(open(context).who())));
    routes.exception(PageRefused.class, this::refuse);
  }

  /// Whose session a request came in.
  static Found.Open open(Context context) {
    return Objects.requireNonNull(
        context.<Found.Open>attribute(OPEN), "the page is behind the entrance");
  }

  /// Who is asking, if they may do that.
  static SignedIn may(Context context, Permission act) {
    SignedIn who = open(context).who();
    if (!who.may(act)) {
      throw new PageRefused(
          403,
          "Your role, " + who.role().word() + ", does not allow this.",
          "Ask somebody whose role does, or ask the person who runs Turnout for another token.");
    }
    return who;
  }

  /// Whether the session that a request came in is still good: open event streams ask now and then.
  boolean stillOpen(Context context) {
    return sessions.find(Cookies.read(context, Cookies.SESSION)) instanceof Found.Open;
  }

  private void check(Context context) {
    if (context.path().equals(SignIn.PATH) || context.path().equals(SignIn.KNOWN)) {
      return;
    }
    switch (sessions.find(Cookies.read(context, Cookies.SESSION))) {
      case Found.Open open -> {
        if (!reads(context) && !open.posted(carried(context))) {
          throw new PageRefused(
              403,
              "This form did not come from a page of your session, so nothing was done.",
              "Go back, reload the page and try again.");
        }
        context.attribute(OPEN, open);
      }
      case Found.None _ -> askToSignIn(context);
      case Found.Away _ ->
          throw new PageRefused(
              503,
              "Redis does not answer, and with it the list of who is signed in.",
              "Texts are still answered, and blasts wait. Try again in a moment;"
                  + " ./turnout doctor says what to look at.");
    }
  }

  private static boolean reads(Context context) {
    return context.method().equals(HandlerType.GET) || context.method().equals(HandlerType.HEAD);
  }

  private static String carried(Context context) {
    return Optional.ofNullable(context.header("X-Turnout-Form"))
        .or(() -> Optional.ofNullable(context.formParam("form")))
        .orElse("");
  }

  private static void askToSignIn(Context context) {
    boolean page =
        reads(context)
            && context.header("HX-Request") == null
            && Optional.ofNullable(context.header("Accept")).orElse("").contains("text/html");
    if (!page) {
      throw new PageRefused(401, "You are not signed in any more.", "Reload the page and sign in.");
    }
    String to = URLEncoder.encode(context.path(), StandardCharsets.UTF_8);
    context.redirect(SignIn.PATH + "?to=" + to);
    context.skipRemainingHandlers();
  }

  /// Part of a page gets its words where notices go; a whole page becomes one of its own, with what
  /// every page has around it for somebody who is signed in.
  private void refuse(PageRefused refused, Context context) {
    context.status(refused.status());
    if (context.header("HX-Request") != null) {
      context.contentType("text/plain; charset=utf-8").result(refused.why() + " " + refused.next());
    } else {
      Optional<PageView> view =
          Optional.<Found.Open>ofNullable(context.attribute(OPEN)).map(_ -> ground.view(context));
      context.render(
          "console/refused.jte",
          Map.of("view", view, "why", refused.why(), "next", refused.next()));
    }
  }
}
