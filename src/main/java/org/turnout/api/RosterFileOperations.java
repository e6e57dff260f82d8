package org.turnout.api;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.turnout.access.Permission;
import org.turnout.api.ShiftView.SheetReportView;
import org.turnout.api.http.ApiResponse;
import org.turnout.api.http.Operation;
import org.turnout.api.http.Operation.Kind;
import org.turnout.roster.board.RosterServices;

/// Shifts and people of a roster as CSV files.
record RosterFileOperations(RosterServices rosters) {
  List<Operation> all() {
    return List.of(
        export("shifts", "exportShifts", Permission.READ),
        export("people", "exportShiftPeople", Permission.MEMBERS),
        taken("shifts", "importShifts"),
        taken("people", "importShiftPeople"));
  }

  private Operation export(String what, String id, Permission needed) {
    return Operation.get("/rosters/{roster}/" + what + ".csv", id, "All of them as a file")
        .about("Of shifts that have not ended. An import takes it back.")
        .may(needed)
        .path("roster", Kind.TEXT, "name of the roster")
        .answersCsv()
        .by(call -> {
          var export = rosters.export();
          String roster = call.path("roster");
          var sheet =
              call.done(
                  what.equals("people")
                      ? export.people(call.principal(), roster)
                      : export.shifts(call.principal(), roster));
          return ApiResponse.stream(
              "text/csv",
              out -> {
                try {
                  sheet.write(out);
                } catch (IOException gone) {
                  throw new UncheckedIOException(gone);
                }
              });
        });
  }

  private Operation taken(String what, String id) {
    return Operation.post("/rosters/{roster}/" + what + "/import", id, "Takes a CSV file in")
        .about(
            "Without `apply` it is only tried. It is done as a whole, and only if no line is"
                + " wrong.")
        .may(Permission.ROSTERS)
        .path("roster", Kind.TEXT, "name of the roster")
        .query("apply", Kind.FLAG, "true: do it")
        .takesText("text/csv")
        .answers(SheetReportView.class)
        .by(call -> {
          var imports = rosters.imports();
          String roster = call.path("roster");
          boolean apply = call.flag("apply");
          try (var csv = new StringReader(call.body(String.class))) {
            return ApiResponse.ok(
                SheetReportView.of(
                    call.done(
                        what.equals("people")
                            ? imports.people(call.principal(), roster, csv, apply)
                            : imports.shifts(call.principal(), roster, csv, apply))));
          }
        });
  }
}
