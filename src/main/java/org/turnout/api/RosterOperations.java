package org.turnout.api;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.api.ShiftInput.CaptainTo;
import org.turnout.api.ShiftInput.MoveTo;
import org.turnout.api.ShiftInput.Newcomer;
import org.turnout.api.ShiftInput.Reseat;
import org.turnout.api.ShiftInput.RoomTo;
import org.turnout.api.ShiftInput.Scope;
import org.turnout.api.ShiftInput.Who;
import org.turnout.api.ShiftInput.Why;
import org.turnout.api.ShiftView.DoneView;
import org.turnout.api.ShiftView.NoticeView;
import org.turnout.api.ShiftView.PlanView;
import org.turnout.api.ShiftView.RiskView;
import org.turnout.api.ShiftView.RostersView;
import org.turnout.api.ShiftView.SheetView;
import org.turnout.api.ShiftView.ToldView;
import org.turnout.api.http.ApiResponse;
import org.turnout.api.http.Description;
import org.turnout.api.http.Operation;
import org.turnout.api.http.Operation.Kind;
import org.turnout.roster.ShiftAct;
import org.turnout.roster.ShiftRisk;
import org.turnout.roster.ShiftService;
import org.turnout.roster.board.RosterServices;
import org.turnout.roster.board.WeekChoice;

/// Rosters: their shifts, the people on them, what the notices cover, and what people of ours do
/// with them. The rules are those of the services.
record RosterOperations(RosterServices rosters) {
  private static final String ONE = "/rosters/{roster}/shifts/{shift}";

  /// All of them, files included.
  static List<Operation> of(RosterServices rosters) {
    return Stream.concat(
            new RosterOperations(rosters).all().stream(),
            new RosterFileOperations(rosters).all().stream())
        .toList();
  }

  private List<Operation> all() {
    return List.of(
        names(),
        list(),
        sheet(),
        notices(),
        risks(),
        act(
            on("move", "moveShift", "Another day, time, site or meeting point")
                .about("Its people keep it, and hear of it once."),
            MoveTo.class,
            (at, to) -> to.move().then(move -> shifts().move(at.who, at.roster, at.shift, move))),
        act(
            on("close", "closeShift", "Closes a shift: its people lose it and hear so"),
            Why.class,
            (at, why) -> shifts().close(at.who, at.roster, at.shift, why.reason().orElse(""))),
        act(
            on("room", "setShiftRoom", "Another room: never less than what is taken"),
            RoomTo.class,
            (at, to) -> shifts().room(at.who, at.roster, at.shift, to.room(), to.seats())),
        act(
            on("captain", "nameCaptain", "Names who leads a shift"),
            CaptainTo.class,
            (at, to) -> shifts().captain(at.who, at.roster, at.shift, to.name(), to.phone())),
        act(
            on("add", "addToShift", "Gives somebody a place"),
            Newcomer.class,
            (at, to) ->
                shifts().add(at.who, at.roster, at.shift, to.person(), to.seated().orElse(false))),
        act(
            on("remove", "removeFromShift", "Takes somebody's place; the first in line is asked"),
            Who.class,
            (at, to) -> shifts().remove(at.who, at.roster, at.shift, to.person())),
        act(
            on("reseat", "reseat", "Moves somebody to another shift, or changes nothing"),
            Reseat.class,
            (at, to) -> shifts().reseat(at.who, at.roster, at.shift, to.to(), to.person())),
        callOff(),
        sendBack());
  }

  private Operation names() {
    return Operation.get("/rosters", "listRosters", "The names of all rosters")
        .may(Permission.QUEUE)
        .answers(RostersView.class)
        .by(_ -> ApiResponse.ok(new RostersView(rosters.board().rosters())));
  }

  private Operation list() {
    return Operation.get(
            "/rosters/{roster}/shifts", "listShifts", "Shifts that have not ended, by number")
        .about("A steward sees those of the locals and sites that they are told for.")
        .may(Permission.QUEUE)
        .path("roster", Kind.TEXT, "name of the roster")
        .query("local", Kind.TEXT, "slug of a local")
        .query("site", Kind.TEXT, "slug of a site")
        .pages(ShiftView.class)
        .by(call -> {
          var choice =
              new WeekChoice(
                  call.path("roster"),
                  call.query("local"),
                  call.query("site"),
                  Optional.empty(),
                  1);
          return call.page(
              most -> call.done(rosters.board().page(call.principal(), choice, call.after(), most)),
              ShiftView::of,
              ShiftView::id);
        });
  }

  private Operation sheet() {
    return Operation.get(ONE, "getShift", "One shift with its people and its line")
        .about("Names are there for roles that may read what members write.")
        .may(Permission.QUEUE)
        .path("roster", Kind.TEXT, "name of the roster")
        .path("shift", Kind.TEXT, "name of the shift")
        .answers(SheetView.class)
        .by(call ->
            ApiResponse.ok(
                SheetView.of(
                    call.done(
                        rosters
                            .board()
                            .shift(call.principal(), call.path("roster"), call.path("shift"))))));
  }

  private Operation notices() {
    return Operation.get(
            "/rosters/{roster}/notices", "listNotices", "What the notices cover, by site and day")
        .may(Permission.QUEUE)
        .path("roster", Kind.TEXT, "name of the roster")
        .answers(Notices.class)
        .by(call ->
            ApiResponse.ok(
                new Notices(
                    call
                        .done(rosters.board().notices(call.principal(), call.path("roster")))
                        .stream()
                        .map(NoticeView::of)
                        .toList())));
  }

  private Operation risks() {
    return Operation.get(
            "/rosters/{roster}/risk", "listRisks", "Shifts that may come out short of people")
        .about(
            "What is on or begins within 24 hours, the next first. A steward sees those of the"
                + " locals and sites that they are told for.")
        .may(Permission.QUEUE)
        .path("roster", Kind.TEXT, "name of the roster")
        .query("local", Kind.TEXT, "slug of a local")
        .query("site", Kind.TEXT, "slug of a site")
        .answers(Risks.class)
        .by(call ->
            ApiResponse.ok(
                new Risks(
                    call
                        .done(
                            rosters
                                .board()
                                .atRisk(
                                    call.principal(),
                                    call.path("roster"),
                                    call.query("local"),
                                    call.query("site"),
                                    ShiftRisk.SOON))
                        .stream()
                        .map(RiskView::of)
                        .toList())));
  }

  @Description("Shifts at risk, the next first.")
  record Risks(List<RiskView> shifts) {}

  @Description("Days on the line, by site and time.")
  record Notices(List<NoticeView> days) {}

  private Operation callOff() {
    return Operation.post(
            "/rosters/{roster}/call-off", "callOff", "What a call-off would end, or the call-off")
        .about(
            "Without a code it only says what would end. With the code of that plan it is done, if"
                + " it is still the same.")
        .may(Permission.ROSTERS)
        .path("roster", Kind.TEXT, "name of the roster")
        .takes(Scope.class)
        .answers(PlanView.class)
        .by(call -> {
          var body = call.body(Scope.class);
          var offs = rosters.callOffs();
          String roster = call.path("roster");
          return ApiResponse.ok(
              PlanView.of(
                  call.done(
                      body.scope()
                          .then(scope ->
                              body.code()
                                  .map(code -> offs.callOff(call.principal(), roster, scope, code))
                                  .orElseGet(() -> offs.plan(call.principal(), roster, scope))))));
        });
  }

  private Operation sendBack() {
    return Operation.post(
            "/rosters/{roster}/return",
            "returnToWork",
            "Tells those who had a shift that was called off that they are back at work")
        .may(Permission.ROSTERS)
        .path("roster", Kind.TEXT, "name of the roster")
        .answers(ToldView.class)
        .by(call ->
            ApiResponse.ok(
                new ToldView(
                    call.done(
                        rosters.callOffs().sendBack(call.principal(), call.path("roster"))))));
  }

  private ShiftService shifts() {
    return rosters.shifts();
  }

  private static Operation.Draft on(String verb, String id, String summary) {
    return Operation.post(ONE + "/" + verb, id, summary)
        .may(Permission.ROSTERS)
        .path("roster", Kind.TEXT, "name of the roster")
        .path("shift", Kind.TEXT, "name of the shift")
        .answers(DoneView.class);
  }

  /// Who acts on which shift.
  private record At(Principal who, String roster, String shift) {}

  private static <T extends Record> Operation act(
      Operation.Draft draft, Class<T> takes, BiFunction<At, T, ServiceResult<ShiftAct>> act) {
    return draft
        .takes(takes)
        .by(call -> {
          var at = new At(call.principal(), call.path("roster"), call.path("shift"));
          return ApiResponse.ok(DoneView.of(call.done(act.apply(at, call.body(takes)))));
        });
  }
}
