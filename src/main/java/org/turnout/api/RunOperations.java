package org.turnout.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.turnout.access.Permission;
import org.turnout.access.Visibility;
import org.turnout.api.RunView.ProgressView;
import org.turnout.api.RunView.ReportView;
import org.turnout.api.http.ApiCall;
import org.turnout.api.http.ApiError;
import org.turnout.api.http.ApiResponse;
import org.turnout.api.http.ErrorCode;
import org.turnout.api.http.Operation;
import org.turnout.api.http.Operation.Kind;
import org.turnout.api.http.ResultPage;
import org.turnout.blast.BlastServices;
import org.turnout.blast.report.BlastReport;
import org.turnout.blast.report.ReportCsv;
import org.turnout.blast.report.RunQueries;
import org.turnout.blast.report.RunRecipients;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunProgress;

/// Runs, watched and reported on.
record RunOperations(BlastServices ground, RunQueries queries, Supplier<ZoneId> zone) {
  private static final int MOST_RUNS = 10_000;

  RunOperations(ApiContext context) {
    this(
        context.blast(),
        context.blast().queries(),
        () -> context.setup().get().settings().campaign().zone());
  }

  List<Operation> all() {
    return List.of(
        list(), ofBlast(), one(), progress(), report(), reportCsv(), recipients(), recipientsCsv());
  }

  private Operation list() {
    return Operation.get("/runs", "listRuns", "Runs of all blasts, newest first")
        .pages(RunView.class)
        .by(call -> pages(call, queries.newest(MOST_RUNS)));
  }

  private Operation ofBlast() {
    return Operation.get("/blasts/{blast}/runs", "listRunsOfBlast", "Runs of a blast, newest first")
        .path("blast", Kind.TEXT, "its name")
        .pages(RunView.class)
        .by(call -> {
          String name = call.path("blast");
          if (ground.blasts().find(name).isEmpty()) {
            throw ApiError.of(ErrorCode.NOT_FOUND, "there is no blast of this name");
          }
          return pages(call, queries.of(name));
        });
  }

  private static ApiResponse pages(ApiCall call, List<Run> runs) {
    long before = call.cursor().map(ResultPage::number).orElse(Long.MAX_VALUE);
    return call.page(
        _ -> runs.stream().filter(run -> run.id() < before).toList(), RunView::of, RunView::id);
  }

  private Operation one() {
    return Operation.get("/runs/{run}", "getRun", "A run, with what its plan found")
        .path("run", Kind.NUMBER, "its id")
        .answers(RunView.class)
        .by(call ->
            ApiResponse.ok(
                queries
                    .details(call.id("run"))
                    .map(RunView::of)
                    .orElseThrow(RunOperations::noRun)));
  }

  private Operation progress() {
    return Operation.get(
            "/runs/{run}/progress", "getProgress", "The progress of a run, counted now")
        .path("run", Kind.NUMBER, "its id")
        .answers(ProgressView.class)
        .by(call ->
            ApiResponse.ok(
                queries
                    .watched(call.id("run"))
                    .map(ProgressView::of)
                    .orElseThrow(RunOperations::noRun)));
  }

  private Operation report() {
    return Operation.get("/runs/{run}/report", "getReport", "What happened to a run, broken down")
        .about("Counted again each time: takes seconds for a million recipients.")
        .path("run", Kind.NUMBER, "its id")
        .answers(ReportView.class)
        .by(call -> {
          long run = run(call).id();
          return ApiResponse.ok(ReportView.of(report(run), queries.clicks(run)));
        });
  }

  private Operation reportCsv() {
    return Operation.get("/runs/{run}/report.csv", "getReportCsv", "The same as a file")
        .path("run", Kind.NUMBER, "its id")
        .answersCsv()
        .by(call -> {
          var report = report(run(call).id());
          return csv(out -> ReportCsv.write(report, out));
        });
  }

  private BlastReport report(long run) {
    return queries.report(run, zone.get());
  }

  private static ApiResponse csv(RunQueries.Export file) {
    return ApiResponse.stream(
        "text/csv",
        out -> {
          try {
            file.write(out);
          } catch (IOException gone) {
            throw new UncheckedIOException(gone);
          }
        });
  }

  private Operation recipients() {
    return Operation.get(
            "/runs/{run}/recipients", "listRecipients", "What happened to each recipient's text")
        .path("run", Kind.NUMBER, "its id")
        .words("state", "only those in this state", RunProgress.STATES)
        .query("whole", Kind.FLAG, MemberOperations.FULL)
        .pages(RecipientView.class)
        .by(call -> {
          Visibility shown = MemberOperations.shown(call);
          int limit = call.limit();
          long after = call.after();
          var found =
              call.done(
                  queries.recipients(
                      call.principal(), run(call), call.query("state"), shown, after, limit));
          var page = ResultPage.of(found, limit, RunRecipients.One::address);
          return ApiResponse.ok(
              new ResultPage<>(
                  page.items().stream().map(item -> RecipientView.of(item, shown)).toList(),
                  page.next()));
        });
  }

  private Operation recipientsCsv() {
    return Operation.get(
            "/runs/{run}/recipients.csv",
            "getRecipientsCsv",
            "All of them as a file, numbers whole")
        .about("Written into the log.")
        .may(Permission.MEMBERS)
        .path("run", Kind.NUMBER, "its id")
        .answersCsv()
        .by(call -> csv(call.done(queries.export(call.principal(), run(call)))));
  }

  private Run run(ApiCall call) {
    return run(ground, call);
  }

  static Run run(BlastServices blast, ApiCall call) {
    return blast.queries().find(call.id("run")).orElseThrow(RunOperations::noRun);
  }

  private static ApiError noRun() {
    return ApiError.of(ErrorCode.NOT_FOUND, "there is no run of this number");
  }
}
