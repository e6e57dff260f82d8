package org.turnout.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.access.ServiceResult;
import org.turnout.roster.RosterImport;
import org.turnout.roster.SheetReport;
import org.turnout.roster.board.RosterExport;
import org.turnout.roster.board.RosterServices;
import org.turnout.transfer.SheetText;

/// Shifts and people out of a roster and into it, as files: tried first, with what is wrong by
/// line, and then done as a whole.
record RosterFilePages(ConsoleContext ground, RosterServices rosters) {
  private static final String ONE = RosterGridPage.PATH + "/{roster}";

  /// A file of the most rows is far smaller.
  private static final int LARGEST = 1024 * 1024;

  RosterFilePages(ConsoleContext ground) {
    this(ground, ground.rosters());
  }

  void addTo(RoutesConfig routes) {
    routes.get(ONE + "/files", context -> show(context, "", Optional.empty(), ""));
    routes.post(ONE + "/files", this::take);
    routes.get(
        ONE + "/shifts.csv",
        context -> {
          var who = ConsoleAuth.may(context, Permission.READ).principal("console");
          download(context, "shifts", rosters.export().shifts(who, context.pathParam("roster")));
        });
    routes.get(
        ONE + "/people.csv",
        context -> {
          var who = ConsoleAuth.may(context, Permission.MEMBERS).principal("console");
          download(context, "people", rosters.export().people(who, context.pathParam("roster")));
        });
  }

  private static void download(
      Context context, String what, ServiceResult<RosterExport.Sheet> result) throws IOException {
    var sheet = RosterPages.found(result);
    context.contentType("text/csv; charset=utf-8");
    context.header("Content-Disposition", "attachment; filename=\"" + what + ".csv\"");
    try (var out = new BufferedWriter(new OutputStreamWriter(context.outputStream(), UTF_8))) {
      sheet.write(out);
    }
  }

  /// What is tried comes as a file; what is then done comes back with the page that tried it.
  private void take(Context context) throws IOException {
    var who = ConsoleAuth.may(context, Permission.ROSTERS).principal("console");
    String what = PathParams.field(context, "what");
    boolean apply = PathParams.field(context, "apply").equals("yes");
    var sent = apply ? tried(context) : file(context);
    if (sent.length == 0 || sent.length > LARGEST) {
      throw new PageRefused(
          422,
          sent.length == 0 ? "No file was chosen." : "The file is too large.",
          "Choose a CSV file of at most " + RosterImport.MOST + " rows.");
    }
    String roster = context.pathParam("roster");
    var imports = rosters.imports();
    SheetReport report;
    try (var csv = SheetText.of(new ByteArrayInputStream(sent))) {
      report =
          RosterPages.found(
              what.equals("people")
                  ? imports.people(who, roster, csv, apply)
                  : imports.shifts(who, roster, csv, apply));
    } catch (UncheckedIOException unread) {
      throw new PageRefused(
          422, "The file can't be read.", "Save it as CSV in UTF-8, and try again.");
    }
    context.status(report.problems().isEmpty() ? 200 : 422);
    show(context, what, Optional.of(report), new String(sent, UTF_8));
  }

  private static byte[] tried(Context context) {
    return Optional.ofNullable(context.formParam("sheet")).orElse("").getBytes(UTF_8);
  }

  private static byte[] file(Context context) throws IOException {
    var file = context.uploadedFile("file");
    if (file == null) {
      return new byte[0];
    }
    try (InputStream in = file.content()) {
      return in.readNBytes(LARGEST + 1);
    }
  }

  private void show(Context context, String what, Optional<SheetReport> report, String sheet) {
    ConsoleAuth.may(context, Permission.READ);
    String roster = context.pathParam("roster");
    if (rosters.board().roster(roster).isEmpty()) {
      throw new PageRefused(404, "There is no such roster.", "Look for it in the list.");
    }
    var model = new HashMap<String, Object>();
    model.put("view", ground.view(context));
    model.put("roster", roster);
    model.put("what", what);
    model.put("report", report);
    model.put("sheet", sheet);
    context.render("console/roster-files.jte", model);
  }
}
