package org.turnout.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
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
import org.turnout.audit.Audit;
import org.turnout.blast.report.BlastReport;
import org.turnout.blast.report.ReportCsv;
import org.turnout.blast.report.RunRecipients;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunProgress;
import org.turnout.blast.run.RunService;
import org.turnout.blast.text.BlastStore;
import org.turnout.link.ClickCount;

/// Runs, watched and reported on.
final class RunOperations {
  private static final int MOST_RUNS = 10_000;

  private final ApiContext ground;

  RunOperations(ApiContext ground) {
    this.ground = ground;
  }

  List<Operation> all() {
    return List.of(
        list(), ofBlast(), one(), progress(), report(), reportCsv(), recipients(), recipientsCsv());
  }

  private Operation list() {
    return Operation.get("/runs", "listRuns", "Runs of all blasts, newest first")
        .pages(RunView.class)
        .by(call -> pages(call, handle -> RunService.newest(handle, MOST_RUNS)));
  }

  private Operation ofBlast() {
    return Operation.get("/blasts/{blast}/runs", "listRunsOfBlast", "Runs of a blast, newest first")
        .path("blast", Kind.TEXT, "its name")
        .pages(RunView.class)
        .by(call ->
            pages(
                call,
                handle -> {
                  String name = call.path("blast");
                  if (BlastStore.find(handle, name).isEmpty()) {
                    throw ApiError.of(ErrorCode.NOT_FOUND, "there is no blast of this name");
                  }
                  return RunService.of(handle, name);
                }));
  }

  private ApiResponse pages(ApiCall call, Function<Handle, List<Run>> runs) {
    int limit = call.limit();
    long before = call.cursor().map(ResultPage::number).orElse(Long.MAX_VALUE);
    var found =
        ground.database().with(runs).stream()
            .filter(run -> run.id() < before)
            .limit(limit + 1L)
            .map(RunView::of)
            .toList();
    return ApiResponse.ok(ResultPage.of(found, limit, RunView::id));
  }

  private Operation one() {
    return Operation.get("/runs/{run}", "getRun", "A run, with what its plan found")
        .path("run", Kind.NUMBER, "its id")
        .answers(RunView.class)
        .by(call ->
            ApiResponse.ok(RunView.of(ground.database().with(handle -> run(handle, call)))));
  }

  private Operation progress() {
    return Operation.get(
            "/runs/{run}/progress", "getProgress", "The progress of a run, counted now")
        .path("run", Kind.NUMBER, "its id")
        .answers(ProgressView.class)
        .by(call ->
            ground
                .database()
                .with(handle -> {
                  Run run = run(handle, call);
                  return ApiResponse.ok(ProgressView.of(run, RunProgress.of(handle, run.id())));
                }));
  }

  private Operation report() {
    return Operation.get("/runs/{run}/report", "getReport", "What happened to a run, broken down")
        .about("Counted again each time: takes seconds for a million recipients.")
        .path("run", Kind.NUMBER, "its id")
        .answers(ReportView.class)
        .by(call ->
            ground
                .database()
                .with(handle -> {
                  long run = run(handle, call).id();
                  return ApiResponse.ok(
                      ReportView.of(report(handle, run), ClickCount.of(handle, run)));
                }));
  }

  private Operation reportCsv() {
    return Operation.get("/runs/{run}/report.csv", "getReportCsv", "The same as a file")
        .path("run", Kind.NUMBER, "its id")
        .answersCsv()
        .by(call -> {
          var report = ground.patient().with(handle -> report(handle, run(handle, call).id()));
          return ApiResponse.stream(
              "text/csv",
              out -> {
                try {
                  ReportCsv.write(report, out);
                } catch (IOException gone) {
                  throw new UncheckedIOException(gone);
                }
              });
        });
  }

  private BlastReport report(Handle handle, long run) {
    return BlastReport.of(handle, run, ground.setup().get().settings().campaign().zone());
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
          call.need(shown.needs());
          int limit = call.limit();
          long after = call.cursor().map(ResultPage::number).orElse(0L);
          return ground
              .database()
              .inTransaction(handle -> {
                long run = run(handle, call).id();
                var page =
                    ResultPage.of(
                        RunRecipients.page(handle, run, call.query("state"), after, limit + 1),
                        limit,
                        RunRecipients.One::address);
                if (shown == Visibility.WHOLE) {
                  noted(handle, call, run, "" + page.items().size());
                }
                return ApiResponse.ok(
                    new ResultPage<>(
                        page.items().stream().map(item -> RecipientView.of(item, shown)).toList(),
                        page.next()));
              });
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
        .by(call -> {
          long run =
              ground
                  .database()
                  .inTransaction(handle -> {
                    Run found = run(handle, call);
                    noted(handle, call, found.id(), "" + found.audience());
                    return found.id();
                  });
          return ApiResponse.stream(
              "text/csv",
              out -> {
                try {
                  ReportCsv.recipients(ground.database(), run, out);
                } catch (IOException gone) {
                  throw new UncheckedIOException(gone);
                }
              });
        });
  }

  private void noted(Handle handle, ApiCall call, long run, String people) {
    Audit.record(
        handle,
        call.actor(),
        "recipients.show",
        "run " + run,
        Map.of("people", people),
        ground.now());
  }

  static Run run(Handle handle, ApiCall call) {
    return RunService.find(handle, call.id("run"))
        .orElseThrow(() -> ApiError.of(ErrorCode.NOT_FOUND, "there is no run of this number"));
  }
}
