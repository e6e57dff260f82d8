package org.turnout.console;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.console.RunPage.Notice;
import org.turnout.problem.CountWords;
import org.turnout.roster.ShiftAct;
import org.turnout.roster.ShiftService;
import org.turnout.roster.board.NewsWords;
import org.turnout.roster.board.RosterBoard;
import org.turnout.roster.board.WeekChoice;

/// The page of one shift: who is on it, and every act on it and its people.
record ShiftPages(ConsoleContext ground, RosterBoard board, ShiftService shifts) {
  private static final String ONE = RosterGridPage.PATH + "/{roster}/shifts/{shift}";

  /// Shifts to choose from when somebody is moved.
  private static final int OTHERS = 100;

  private static final Map<String, String> DONE =
      Map.of(
          "add", "They have a place.",
          "remove", "They have no place any more.",
          "reseat", "They have a place in another shift.",
          "move", "The shift has moved.",
          "close", "The shift is closed.",
          "room", "The room has changed.",
          "captain", "The captain is named.");

  ShiftPages(ConsoleContext ground) {
    this(ground, ground.rosters().board(), ground.rosters().shifts());
  }

  void addTo(RoutesConfig routes) {
    routes.get(ONE, context -> show(context, Optional.empty(), List.of(), Map.of()));
    act(
        routes,
        "add",
        (in, form) ->
            shifts.add(
                in.who, in.roster, in.shift, form.text("who"), form.maybe("seated").isPresent()));
    act(routes, "remove", (in, _) -> shifts.remove(in.who, in.roster, in.shift, in.person));
    act(
        routes,
        "reseat",
        (in, form) -> shifts.reseat(in.who, in.roster, in.shift, form.text("to"), in.person));
    act(
        routes,
        "move",
        (in, form) -> {
          var to = form.move();
          return form.errors().isEmpty()
              ? shifts.move(in.who, in.roster, in.shift, to)
              : new ServiceResult.Invalid<>(form.errors());
        });
    act(
        routes,
        "close",
        (in, form) -> shifts.close(in.who, in.roster, in.shift, form.text("reason")));
    act(
        routes,
        "room",
        (in, form) -> {
          int room = form.room();
          var seats = form.seats();
          return form.errors().isEmpty()
              ? shifts.room(in.who, in.roster, in.shift, room, seats)
              : new ServiceResult.Invalid<>(form.errors());
        });
    act(
        routes,
        "captain",
        (in, form) ->
            shifts.captain(in.who, in.roster, in.shift, form.maybe("name"), form.maybe("phone")));
  }

  /// What a form is about.
  ///
  /// @param person whom it names in a hidden field
  private record Asked(Principal who, String roster, String shift, String person) {
    /// Never who it is.
    @Override
    public String toString() {
      return "Asked[" + shift + "]";
    }
  }

  @FunctionalInterface
  private interface Act {
    ServiceResult<ShiftAct> of(Asked asked, ShiftForm form);
  }

  /// What was asked is done, or the page says why not, and still holds what was typed.
  private void act(RoutesConfig routes, String verb, Act act) {
    routes.post(
        ONE + "/" + verb,
        context -> {
          var asked =
              new Asked(
                  ConsoleAuth.may(context, Permission.ROSTERS).principal("console"),
                  context.pathParam("roster"),
                  context.pathParam("shift"),
                  PathParams.field(context, "person"));
          var form = ShiftForm.of(context);
          switch (act.of(asked, form)) {
            case ServiceResult.Done<ShiftAct>(var done) ->
                context.redirect(
                    RosterGridPage.shift(asked.roster, asked.shift)
                        + "?did=%s&told=%d&left=%d"
                            .formatted(verb, done.told(), done.notes().size()),
                    HttpStatus.SEE_OTHER);
            case ServiceResult.Refused<ShiftAct>(var why, var next) -> {
              context.status(409);
              show(context, Optional.of(new Notice(why, next)), List.of(), form.typed());
            }
            case ServiceResult.NotFound<ShiftAct>(var why, var next) -> {
              context.status(404);
              var notice = new Notice(why, next.orElse("look for it in the grid"));
              show(context, Optional.of(notice), List.of(), form.typed());
            }
            case ServiceResult.Invalid<ShiftAct>(var errors) -> {
              context.status(422);
              var notice = new Notice("it can't be taken as it is", "see the fields below");
              show(context, Optional.of(notice), errors, form.typed());
            }
            case ServiceResult.NotAllowed<ShiftAct> _ ->
                throw new PageRefused(
                    403, "Your role does not allow this.", "Ask somebody whose role does.");
          }
        });
  }

  private void show(
      Context context,
      Optional<Notice> notice,
      List<ServiceResult.FieldError> errors,
      Map<String, String> typed) {
    var who = RosterPages.who(context);
    String name = context.pathParam("roster");
    var sheet = RosterPages.found(board.shift(who, name, context.pathParam("shift")));
    var at =
        new WeekChoice(
            name, Optional.empty(), Optional.of(sheet.site().slug()), Optional.empty(), 1);
    var others =
        RosterPages.found(board.page(who, at, 0, OTHERS)).stream()
            .filter(other -> !other.closed() && other.id() != sheet.shift().id())
            .sorted(java.util.Comparator.comparing(other -> other.starts()))
            .toList();
    var words =
        board
            .roster(name)
            .map(roster ->
                ShiftPage.told().collect(toMap(identity(), news -> NewsWords.of(roster, news))))
            .orElse(Map.of());
    context.render(
        "console/shift.jte",
        Map.of(
            "page",
            new ShiftPage(
                ground.view(context),
                sheet,
                person(context),
                others,
                words,
                typed,
                errors,
                notice,
                done(context))));
  }

  private static Optional<Long> person(Context context) {
    return Optional.ofNullable(context.queryParam("person"))
        .or(() -> Optional.ofNullable(context.formParam("person")))
        .filter(number -> number.matches("[0-9]{1,18}"))
        .map(Long::valueOf);
  }

  private static Optional<String> done(Context context) {
    return Optional.ofNullable(context.queryParam("did"))
        .map(DONE::get)
        .map(said -> said + told(context) + left(context));
  }

  private static String told(Context context) {
    long told = number(context, "told");
    return told == 0
        ? ""
        : " "
            + CountWords.many(told, "person hears", "people hear")
            + " of it, each once; who gets no texts is in the inbox, to be called.";
  }

  private static String left(Context context) {
    long left = number(context, "left");
    return left == 0
        ? ""
        : " No notice covers "
            + CountWords.many(left, "shift", "shifts")
            + " of this site any more: look at the notices.";
  }

  private static long number(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name))
        .filter(value -> value.matches("[0-9]{1,9}"))
        .map(Long::valueOf)
        .orElse(0L);
  }
}
