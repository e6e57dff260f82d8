package org.turnout.console;

import static org.turnout.console.PathParams.field;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.FieldError;
import org.turnout.console.RunPage.Notice;
import org.turnout.console.ThreadPage.Typed;
import org.turnout.inbox.CloseReason;
import org.turnout.inbox.Inbox.Item;
import org.turnout.inbox.InboxCounts;
import org.turnout.inbox.InboxService;
import org.turnout.inbox.ItemThread;

/// Members who need a person: who waits and where, what was said, and the answer.
record InboxPages(ConsoleContext ground, InboxService inbox) {
  private static final String ONE = InboxPage.PATH + "/{item}";

  InboxPages(ConsoleContext ground) {
    this(ground, ground.inbox());
  }

  void addTo(RoutesConfig routes) {
    routes.get(InboxPage.PATH, this::list);
    routes.get(ONE, context -> show(context, Optional.empty(), Optional.empty(), false));
    routes.post(ONE + "/measure", this::measure);
    routes.post(ONE + "/number", this::number);
    act(routes, "claim", (_, who, item) -> inbox.claim(who, item));
    act(routes, "release", (_, who, item) -> inbox.release(who, item));
    act(routes, "answer", (context, who, item) -> inbox.answer(who, item, field(context, "text")));
    act(routes, "note", (context, who, item) -> inbox.annotate(who, item, field(context, "note")));
    act(routes, "close", this::close);
  }

  private interface Act {
    ServiceResult<Item> of(Context context, Principal who, long item);
  }

  private ServiceResult<Item> close(Context context, Principal who, long item) {
    return CloseReason.of(field(context, "reason"))
        .map(reason -> inbox.close(who, item, reason, field(context, "result")))
        .orElseGet(() ->
            new ServiceResult.Invalid<>(List.of(new FieldError("reason", "choose a reason"))));
  }

  private void list(Context context) {
    var who = ConsoleAuth.may(context, Permission.QUEUE).principal("console");
    var chosen = InboxPage.chosen(context);
    context.render(
        "console/inbox.jte",
        Map.of(
            "page",
            new InboxPage(
                ground.view(context),
                chosen,
                done(inbox.list(who, InboxPage.filter(chosen)), List.of()),
                done(inbox.counts(who), new InboxCounts(List.of())),
                ground.clocks().campaign().instant())));
  }

  private static <T> T done(ServiceResult<T> result, T otherwise) {
    return result instanceof ServiceResult.Done<T>(var value) ? value : otherwise;
  }

  private void show(
      Context context, Optional<Notice> notice, Optional<TextCost> cost, boolean whole) {
    var typed = new Typed(field(context, "text"), field(context, "note"), field(context, "result"));
    context.render(
        "console/thread.jte",
        Map.of(
            "page",
            new ThreadPage(ground.view(context), thread(context), typed, cost, notice, whole)));
  }

  private ItemThread thread(Context context) {
    return switch (inbox.thread(who(context), item(context))) {
      case ServiceResult.Done<ItemThread>(var thread) -> thread;
      case ServiceResult.NotFound<ItemThread> _,
          ServiceResult.Refused<ItemThread> _,
          ServiceResult.NotAllowed<ItemThread> _,
          ServiceResult.Invalid<ItemThread> _ ->
          throw gone();
    };
  }

  /// What an answer costs: as it is typed, or as a page where no script runs.
  private void measure(Context context) {
    who(context);
    String text = field(context, "text").strip();
    var prices = ground.settings().get().prices();
    var cost = TextCost.plain(text.length() > 10 * InboxService.LONGEST ? "" : text, prices);
    if (context.header("HX-Request") != null) {
      context.render("console/measure.jte", Map.of("measured", cost));
    } else {
      show(context, Optional.empty(), Optional.of(cost), false);
    }
  }

  private void number(Context context) {
    switch (inbox.number(who(context), item(context))) {
      case ServiceResult.Done<Item> _ -> show(context, Optional.empty(), Optional.empty(), true);
      case ServiceResult.NotFound<Item> _,
          ServiceResult.Refused<Item> _,
          ServiceResult.NotAllowed<Item> _,
          ServiceResult.Invalid<Item> _ ->
          throw gone();
    }
  }

  /// What was asked is done, or the page says why not, and still holds what was typed.
  private void act(RoutesConfig routes, String verb, Act act) {
    routes.post(
        ONE + "/" + verb,
        context -> {
          switch (act.of(context, who(context), item(context))) {
            case ServiceResult.Done<Item> _ ->
                context.redirect(
                    verb.equals("close") ? InboxPage.PATH : InboxPage.PATH + "/" + item(context),
                    HttpStatus.SEE_OTHER);
            case ServiceResult.Refused<Item>(var why, var next) ->
                refused(context, new Notice(why, next));
            case ServiceResult.Invalid<Item>(var fields) ->
                refused(context, new Notice("it can't be taken as it is", fields.getFirst().why()));
            case ServiceResult.NotFound<Item> _ ->
                refused(
                    context,
                    new Notice(
                        "somebody has closed this item meanwhile",
                        "read what was said; what you typed is below"));
            case ServiceResult.NotAllowed<Item> _ -> throw gone();
          }
        });
  }

  private void refused(Context context, Notice notice) {
    context.status(409);
    show(context, Optional.of(notice), Optional.empty(), false);
  }

  private static PageRefused gone() {
    return new PageRefused(404, "There is no such item for you.", "Look for it in the inbox.");
  }

  private static Principal who(Context context) {
    return ConsoleAuth.may(context, Permission.INBOX).principal("console");
  }

  private static long item(Context context) {
    String item = context.pathParam("item");
    if (!item.matches("[0-9]{1,18}")) {
      throw gone();
    }
    return Long.parseLong(item);
  }
}
