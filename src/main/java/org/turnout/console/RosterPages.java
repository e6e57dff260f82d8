package org.turnout.console;

import static java.util.stream.Collectors.toMap;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.people.Site;
import org.turnout.roster.ShiftRisk;
import org.turnout.roster.board.RosterBoard;
import org.turnout.roster.board.WeekChoice;
import org.turnout.time.CalendarDay;

/// Rosters as people of ours look at them: a week of all sites, the notices, and a day at one site
/// as it is printed.
record RosterPages(ConsoleContext ground, RosterBoard board) {
  private static final String ONE = RosterGridPage.PATH + "/{roster}";
  private static final List<String> PARTS = List.of("local", "site", "from", "page");

  RosterPages(ConsoleContext ground) {
    this(ground, ground.rosters().board());
  }

  void addTo(RoutesConfig routes) {
    routes.get(RosterGridPage.PATH, this::first);
    routes.get(ONE, this::week);
    routes.get(ONE + "/risk", this::risk);
    routes.get(ONE + "/notices", this::notices);
    routes.get(ONE + "/sites/{site}/{day}", this::day);
  }

  private void first(Context context) {
    who(context);
    var all = board.rosters();
    if (all.isEmpty()) {
      throw new PageRefused(
          404, "There is no roster yet.", "Write one in config/rosters: docs/records.md.");
    }
    context.redirect(RosterGridPage.of(all.getFirst()));
  }

  private void week(Context context) {
    var chosen = PathParams.chosen(context, PARTS, RosterPages::possible);
    var choice =
        new WeekChoice(
            context.pathParam("roster"),
            Optional.ofNullable(chosen.get("local")),
            Optional.ofNullable(chosen.get("site")),
            Optional.ofNullable(chosen.get("from")).map(LocalDate::parse),
            Integer.parseInt(chosen.getOrDefault("page", "1")));
    var week = found(board.week(who(context), choice));
    var page = new RosterGridPage(ground.view(context), week, board.rosters(), chosen);
    var all =
        found(
            board.atRisk(
                who(context), choice.roster(), choice.local(), choice.site(), ShiftRisk.SOON));
    context.render("console/rosters.jte", Map.of("page", page, "risk", risk(context, all, chosen)));
  }

  private void risk(Context context) {
    var chosen = PathParams.chosen(context, List.of("local", "site"), RosterPages::possible);
    var all =
        found(
            board.atRisk(
                who(context),
                context.pathParam("roster"),
                Optional.ofNullable(chosen.get("local")),
                Optional.ofNullable(chosen.get("site")),
                ShiftRisk.SOON));
    context.render(
        "console/risk.jte",
        Map.of("view", ground.view(context), "risk", risk(context, all, chosen)));
  }

  private RiskPage risk(Context context, List<ShiftRisk> all, Map<String, String> chosen) {
    var names = board.sites(who(context)).stream().collect(toMap(Site::slug, Site::name));
    return new RiskPage(context.pathParam("roster"), all, names, chosen, board.now());
  }

  private static boolean possible(String part, String value) {
    return switch (part) {
      case "from" -> isDay(value);
      case "page" -> value.matches("[1-9][0-9]{0,3}");
      default -> value.matches("[A-Za-z0-9_-]{1,60}");
    };
  }

  private static boolean isDay(String value) {
    try {
      CalendarDay.parse(value);
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private void notices(Context context) {
    String roster = context.pathParam("roster");
    context.render(
        "console/notices.jte",
        Map.of(
            "view",
            ground.view(context),
            "roster",
            roster,
            "days",
            found(board.notices(who(context), roster))));
  }

  private void day(Context context) {
    String day = context.pathParam("day");
    if (!isDay(day)) {
      throw new PageRefused(404, "There is no such day.", "A day is written so: 2026-10-12.");
    }
    var sheets =
        found(
            board.day(
                who(context),
                context.pathParam("roster"),
                context.pathParam("site"),
                LocalDate.parse(day)));
    if (sheets.isEmpty()) {
      throw new PageRefused(
          404, "This site has no shift on that day.", "Look for it in the grid of the roster.");
    }
    context.render("console/site-day.jte", Map.of("view", ground.view(context), "sheets", sheets));
  }

  static Principal who(Context context) {
    return ConsoleAuth.may(context, Permission.QUEUE).principal("console");
  }

  /// What was looked for, or the page that says where to look.
  static <T> T found(ServiceResult<T> result) {
    return switch (result) {
      case ServiceResult.Done<T>(var value) -> value;
      case ServiceResult.NotFound<T>(var why, var next) ->
          throw new PageRefused(
              404,
              Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".",
              next.map(hint -> Character.toUpperCase(hint.charAt(0)) + hint.substring(1))
                  .orElse("Look for it in the grid of the roster."));
      case ServiceResult.Refused<T>(var why, var next) -> throw new PageRefused(409, why, next);
      case ServiceResult.NotAllowed<T> _ ->
          throw new PageRefused(403, "Your role does not allow this.", "Ask somebody whose does.");
      case ServiceResult.Invalid<T>(var errors) ->
          throw new PageRefused(422, "It can't be taken as it is.", errors.getFirst().why() + ".");
    };
  }
}
