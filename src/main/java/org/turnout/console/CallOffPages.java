package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.console.RunPage.Notice;
import org.turnout.roster.CallOffPlan;
import org.turnout.roster.CallOffScope;
import org.turnout.roster.CallOffService;
import org.turnout.roster.RosterNews;
import org.turnout.roster.board.BoardWeek;
import org.turnout.roster.board.NewsWords;
import org.turnout.roster.board.RosterBoard;
import org.turnout.roster.board.WeekChoice;

/// Calling off: what would end and who would be told what, before it is done.
record CallOffPages(ConsoleContext ground, RosterBoard board, CallOffService offs) {
  private static final String PATH = RosterGridPage.PATH + "/{roster}/call-off";

  CallOffPages(ConsoleContext ground) {
    this(ground, ground.rosters().board(), ground.rosters().callOffs());
  }

  void addTo(RoutesConfig routes) {
    routes.get(PATH, this::plan);
    routes.post(PATH, this::callOff);
    routes.post(PATH + "/return", this::sendBack);
  }

  /// What the address or a form says is called off; empty when nothing was chosen yet.
  private static Optional<CallOffScope> scope(String what, String of) {
    return switch (what) {
      case "all" -> Optional.of(new CallOffScope.Everything());
      case "local" -> Optional.of(new CallOffScope.OfLocal(of));
      case "site" -> Optional.of(new CallOffScope.AtSite(of));
      case "shift" -> Optional.of(new CallOffScope.OneShift(of));
      default -> Optional.empty();
    };
  }

  private void plan(Context context) {
    String what = Optional.ofNullable(context.queryParam("what")).orElse("");
    String of =
        Optional.ofNullable(context.queryParam("of"))
            .filter(words -> !words.isBlank())
            .or(() -> Optional.ofNullable(context.queryParam(what)))
            .orElse("")
            .strip();
    var who = who(context);
    var scope = scope(what, of);
    if (scope.isEmpty()) {
      show(context, new Shown(what, of));
      return;
    }
    answer(
        context,
        new Shown(what, of),
        offs.plan(who, context.pathParam("roster"), scope.get()),
        plan -> show(context, new Shown(what, of, Optional.of(plan), Optional.empty(), "")));
  }

  private void callOff(Context context) {
    String what = PathParams.field(context, "what");
    String of = PathParams.field(context, "of");
    var shown = new Shown(what, of);
    var who = who(context);
    var scope = scope(what, of);
    if (scope.isEmpty()) {
      show(context, shown);
      return;
    }
    answer(
        context,
        shown,
        offs.callOff(
            who, context.pathParam("roster"), scope.get(), PathParams.field(context, "code")),
        plan ->
            show(
                context,
                Shown.done(
                    "It is called off: %s and %s."
                        .formatted(
                            PageView.many(plan.shifts(), "shift", "shifts"),
                            PageView.many(plan.people(), "person hears", "people hear")))));
  }

  private void sendBack(Context context) {
    answer(
        context,
        new Shown("", ""),
        offs.sendBack(who(context), context.pathParam("roster")),
        people ->
            show(
                context,
                Shown.done(
                    PageView.many(people, "person", "people")
                        + " with a shift hear that they are back at work. For everybody else plan"
                        + " a blast.")));
  }

  /// @param what all, local, site or shift
  /// @param of which one, by its slug
  /// @param done what was just done; empty for nothing
  private record Shown(
      String what, String of, Optional<CallOffPlan> plan, Optional<Notice> notice, String done) {
    private Shown(String what, String of) {
      this(what, of, Optional.empty(), Optional.empty(), "");
    }

    /// After an act.
    private static Shown done(String words) {
      return new Shown("", "", Optional.empty(), Optional.empty(), words);
    }

    private Shown but(String why, String next) {
      return new Shown(what, of, Optional.empty(), Optional.of(new Notice(why, next)), "");
    }
  }

  private <T> void answer(
      Context context, Shown asked, ServiceResult<T> result, java.util.function.Consumer<T> done) {
    switch (result) {
      case ServiceResult.Done<T>(var value) -> done.accept(value);
      case ServiceResult.Refused<T>(var why, var next) -> {
        context.status(409);
        show(context, asked.but(why, next));
      }
      case ServiceResult.NotFound<T>(var why, var next) -> {
        context.status(404);
        show(context, asked.but(why, next.orElse("choose another")));
      }
      case ServiceResult.Invalid<T>(var errors) -> {
        context.status(422);
        show(context, asked.but("it can't be taken as it is", errors.getFirst().why()));
      }
      case ServiceResult.NotAllowed<T> _ ->
          throw new PageRefused(
              403, "Your role does not allow this.", "Ask somebody whose role does.");
    }
  }

  private void show(Context context, Shown shown) {
    String name = context.pathParam("roster");
    var choice = new WeekChoice(name, Optional.empty(), Optional.empty(), Optional.empty(), 1);
    BoardWeek week = RosterPages.found(board.week(who(context), choice));
    var model = new HashMap<String, Object>();
    model.put("view", ground.view(context));
    model.put("roster", name);
    model.put("locals", week.locals());
    model.put("sites", board.sites(who(context)));
    model.put("what", shown.what);
    model.put("of", shown.of);
    model.put("plan", shown.plan);
    model.put("notice", shown.notice);
    model.put("done", shown.done);
    model.put("text", words(name, RosterNews.CALLED_OFF));
    model.put("back", words(name, RosterNews.BACK));
    context.render("console/call-off.jte", model);
  }

  private Map<String, String> words(String roster, RosterNews news) {
    return board.roster(roster).map(it -> NewsWords.of(it, news)).orElse(Map.of());
  }

  private static Principal who(Context context) {
    return ConsoleAuth.may(context, Permission.ROSTERS).principal("console");
  }
}
