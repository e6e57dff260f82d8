package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.inbox.Inbox.Item;
import org.turnout.inbox.InboxService;

/// Texts that may ask for an end of all texts: which wait for the member's answer, which for a
/// person, when each hold ends, and how those ended that nobody decided.
record HoldPages(ConsoleContext ground, InboxService inbox) {
  private static final String PATH = "/console/holds";

  HoldPages(ConsoleContext ground) {
    this(ground, ground.inbox());
  }

  void addTo(RoutesConfig routes) {
    routes.get(PATH, context -> show(context, Optional.empty()));
    routes.post(PATH + "/{item}/release", context -> decide(context, inbox::release));
    routes.post(PATH + "/{item}/stop", context -> decide(context, inbox::stop));
  }

  private interface Choice {
    ServiceResult<Item> of(Principal who, long item);
  }

  private void show(Context context, Optional<RunPage.Notice> notice) {
    Principal who = ConsoleAuth.may(context, Permission.INBOX).principal("console");
    context.render(
        "console/holds.jte",
        Map.of(
            "view",
            ground.view(context),
            "open",
            done(inbox.holds(who)),
            "ended",
            done(inbox.ended(who)),
            "notice",
            notice));
  }

  private void decide(Context context, Choice choice) {
    Principal who = ConsoleAuth.may(context, Permission.INBOX).principal("console");
    String item = context.pathParam("item");
    if (!item.matches("[0-9]{1,18}")) {
      throw new PageRefused(404, "There is no such text.", "Look for it in the list of holds.");
    }
    switch (choice.of(who, Long.parseLong(item))) {
      case ServiceResult.Done<Item> _ -> context.redirect(PATH, HttpStatus.SEE_OTHER);
      case ServiceResult.NotFound<Item>(var why, _) ->
          refused(context, why, "somebody, or the member, was first");
      case ServiceResult.Refused<Item>(var why, var next) -> refused(context, why, next);
      case ServiceResult.NotAllowed<Item> _, ServiceResult.Invalid<Item> _ ->
          throw new IllegalStateException("checked before");
    }
  }

  private void refused(Context context, String why, String next) {
    context.status(409);
    show(context, Optional.of(new RunPage.Notice(why, next)));
  }

  private static <T> List<T> done(ServiceResult<List<T>> result) {
    return result instanceof ServiceResult.Done<List<T>>(var list) ? list : List.of();
  }
}
