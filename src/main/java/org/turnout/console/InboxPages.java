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
import org.turnout.inbox.ItemThread;

/// Members who need a person: who waits, what was said, and the answer.
record InboxPages(ConsoleContext ground, InboxService inbox) {
  private static final String PATH = "/console/inbox";

  InboxPages(ConsoleContext ground) {
    this(ground, ground.inbox());
  }

  void addTo(RoutesConfig routes) {
    routes.get(PATH, this::list);
    routes.get(PATH + "/{item}", context -> show(context, Optional.empty()));
    routes.post(PATH + "/{item}/claim", context -> act(context, inbox::claim, thread(context)));
    routes.post(PATH + "/{item}/answer", context -> act(context, answer(context), thread(context)));
    routes.post(PATH + "/{item}/close", context -> act(context, close(context), PATH));
  }

  private interface Act {
    ServiceResult<Item> of(Principal who, long item);
  }

  private Act answer(Context context) {
    String text = Optional.ofNullable(context.formParam("text")).orElse("");
    return (who, item) -> inbox.answer(who, item, text);
  }

  private Act close(Context context) {
    String note = Optional.ofNullable(context.formParam("note")).orElse("");
    return (who, item) -> inbox.close(who, item, note);
  }

  private void list(Context context) {
    List<Item> waiting =
        inbox.waiting(who(context)) instanceof ServiceResult.Done<List<Item>>(var items)
            ? items
            : List.of();
    context.render("console/inbox.jte", Map.of("view", ground.view(context), "waiting", waiting));
  }

  private void show(Context context, Optional<RunPage.Notice> notice) {
    switch (inbox.thread(who(context), item(context))) {
      case ServiceResult.Done<ItemThread>(var thread) ->
          context.render(
              "console/thread.jte",
              Map.of("view", ground.view(context), "thread", thread, "notice", notice));
      case ServiceResult.NotFound<ItemThread> _,
          ServiceResult.Refused<ItemThread> _,
          ServiceResult.NotAllowed<ItemThread> _,
          ServiceResult.Invalid<ItemThread> _ ->
          throw gone();
    }
  }

  private void act(Context context, Act act, String then) {
    switch (act.of(who(context), item(context))) {
      case ServiceResult.Done<Item> _ -> context.redirect(then, HttpStatus.SEE_OTHER);
      case ServiceResult.Refused<Item>(var why, var next) ->
          refused(context, new RunPage.Notice(why, next));
      case ServiceResult.Invalid<Item>(var fields) ->
          refused(
              context,
              new RunPage.Notice("the answer can't be sent as it is", fields.getFirst().why()));
      case ServiceResult.NotFound<Item> _, ServiceResult.NotAllowed<Item> _ -> throw gone();
    }
  }

  private void refused(Context context, RunPage.Notice notice) {
    context.status(409);
    show(context, Optional.of(notice));
  }

  private static PageRefused gone() {
    return new PageRefused(
        404, "This item is not open any more.", "Somebody has closed it: look at the inbox.");
  }

  private static Principal who(Context context) {
    return ConsoleAuth.may(context, Permission.MEMBERS).principal("console");
  }

  private static long item(Context context) {
    String item = context.pathParam("item");
    if (!item.matches("[0-9]{1,18}")) {
      throw gone();
    }
    return Long.parseLong(item);
  }

  private static String thread(Context context) {
    return PATH + "/" + item(context);
  }
}
