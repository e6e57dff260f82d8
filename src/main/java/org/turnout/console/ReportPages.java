package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.turnout.access.Permission;
import org.turnout.access.ServiceResult;
import org.turnout.blast.report.BlastReport;
import org.turnout.blast.report.ReportCsv;
import org.turnout.blast.report.RunQueries;
import org.turnout.blast.run.Run;

/// What happened to a run, as tables and as files.
final class ReportPages {
  private static final String PATH = "/console/runs/{run}";

  /// A report is read again at most so often, and takes a tenth of the time at most.
  private static final Duration FRESH = Duration.ofSeconds(3);

  private static final int SHARE = 10;
  private static final int KEPT = 100;

  private final ConsoleContext ground;
  private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(BlastReport report, Instant until) {}

  ReportPages(ConsoleContext ground) {
    this.ground = ground;
  }

  void addTo(RoutesConfig routes) {
    routes.get(PATH + "/report", this::tables);
    routes.get(PATH + "/report.csv", this::reportFile);
    routes.get(PATH + "/recipients.csv", this::recipientsFile);
  }

  private void tables(Context context) {
    ConsoleAuth.may(context, Permission.READ);
    var run = run(context);
    context.render(
        "console/report.jte",
        Map.of(
            "view",
            ground.view(context),
            "run",
            run,
            "report",
            report(run.id()),
            "progress",
            ground.blast().queries().watched(run.id()).orElseThrow().progress(),
            "meaning",
            ground.meaning()));
  }

  private BlastReport report(long run) {
    if (kept.size() > KEPT) {
      kept.clear();
    }
    return kept.compute(
            run,
            (id, old) -> {
              Instant now = ground.clocks().machine().instant();
              if (old != null && now.isBefore(old.until)) {
                return old;
              }
              long begin = System.nanoTime();
              var zone = ground.settings().get().campaign().zone();
              var report = ground.blast().queries().report(id, zone);
              var rest = Duration.ofNanos(System.nanoTime() - begin).multipliedBy(SHARE);
              return new Kept(report, now.plus(rest.compareTo(FRESH) > 0 ? rest : FRESH));
            })
        .report;
  }

  private void reportFile(Context context) throws IOException {
    ConsoleAuth.may(context, Permission.READ);
    var run = run(context);
    var report = report(run.id());
    try (var out = file(context, run, "report")) {
      ReportCsv.write(report, out);
    }
  }

  /// Members' numbers leave the program here: only for those who may, and written down before the
  /// first line.
  private void recipientsFile(Context context) throws IOException {
    var who = ConsoleAuth.may(context, Permission.MEMBERS).principal("console");
    var run = run(context);
    if (!(ground.blast().queries().export(who, run)
        instanceof ServiceResult.Done<RunQueries.Export>(var recipients))) {
      throw new IllegalStateException("the role was checked a moment ago");
    }
    try (var out = file(context, run, "recipients")) {
      recipients.write(out);
    }
  }

  private static Writer file(Context context, Run run, String what) {
    context.contentType("text/csv; charset=utf-8");
    context.header(
        "Content-Disposition",
        "attachment; filename=\"%s-%d-%s.csv\"".formatted(run.blast(), run.number(), what));
    return new OutputStreamWriter(context.outputStream(), StandardCharsets.UTF_8);
  }

  private Run run(Context context) {
    return PathParams.found(context, ground.blast());
  }
}
