package org.turnout.cli.blast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import org.turnout.blast.report.BlastReport;
import org.turnout.blast.report.BlastReport.Row;
import org.turnout.blast.report.BlastReport.Table;
import org.turnout.blast.report.ReportCsv;
import org.turnout.blast.report.RunQueries;
import org.turnout.blast.run.Run;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.settings.Campaign;
import org.turnout.settings.Settings;
import org.turnout.time.MomentFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// `./turnout blast report`: what happened to a run, by local, language, error and hour.
@Command(
    name = "report",
    description = "What happened to a run: delivered, failed, opted out, replied, clicked.")
public final class BlastReportCommand extends BlastSubcommand {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int BAR = 24;

  @Parameters(paramLabel = "RUN", description = BlastCommand.RUN_MEANS)
  private String name = "";

  @Option(names = "--csv", paramLabel = "FILE", description = "Writes it to this file as CSV.")
  private Optional<Path> csv = Optional.empty();

  @Option(names = "--json", description = "Prints it as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    ZoneId zone =
        blast.settings().map(Settings::campaign).map(Campaign::zone).orElse(ZoneId.of("UTC"));
    return blast.with(foundations -> {
      var queries = blast.queries(foundations);
      var run = queries.named(name);
      return run.isEmpty() ? blast.unknown(name) : report(queries, run.get(), zone);
    });
  }

  private int report(RunQueries queries, Run run, ZoneId zone) {
    if (run.started().isEmpty()) {
      err().println(run.title() + " is " + run.standing() + ": there is nothing to report.");
      return 1;
    }
    var report = queries.report(run.id(), zone);
    if (csv.isPresent()) {
      return write(report, csv.get());
    }
    if (json) {
      out().println(JSON.writeValueAsString(report));
    } else {
      print(run, report);
    }
    return 0;
  }

  private int write(BlastReport report, Path file) {
    try (var csv = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      ReportCsv.write(report, csv);
    } catch (IOException _) {
      err().println("The report can't be written to " + file + ": is there such a folder?");
      return 2;
    }
    out().println("Written to " + file);
    return 0;
  }

  private void print(Run run, BlastReport report) {
    var total = report.total();
    printf("%s, %s%n", run.title(), run.state().word());
    printf("as of %s%n%n", MomentFormat.said(report.asOf().toInstant(), report.asOf().getZone()));
    figure("recipients", total.audience(), total.audience());
    figure("delivered", total.delivered(), total.audience());
    figure("on the way", total.underway(), total.audience());
    figure("waiting", total.waiting(), total.audience());
    figure("failed", total.failed(), total.audience());
    figure("uncertain", total.uncertain(), total.audience());
    figure("not sent", total.skipped(), total.audience());
    figure("opted out", total.optedOut(), total.left());
    figure("replied", total.replied(), total.left());
    figure("clicked", total.clicked(), total.left());
    var errors = TwilioErrors.load();
    for (var table : Table.values()) {
      table(
          title(table, report.asOf()),
          table,
          report.tables().getOrDefault(table, List.of()),
          code -> errors.of(code).meaning());
    }
    printf("%nOpted out, replied: within 48 hours. Clicked: link previews are not counted.%n");
  }

  private void figure(String what, long people, long of) {
    printf("  %-11s %,10d  %s%n", what, people, bar(people, of));
  }

  /// Hours are those of the report's zone, which is named.
  private static String title(Table table, ZonedDateTime asOf) {
    String by = table.name().toLowerCase(Locale.ROOT);
    return table == Table.HOUR
        ? by + ", " + MomentFormat.zone(asOf.toInstant(), asOf.getZone())
        : by;
  }

  private void table(String title, Table table, List<Row> rows, IntFunction<String> meaning) {
    if (rows.isEmpty()) {
      return;
    }
    printf(
        "%nby %-30s %9s %8s %8s %9s %9s %8s %8s%n",
        title, "delivered", "failed", "not sent", "uncertain", "opted out", "replied", "clicked");
    for (var row : rows) {
      printf(
          "  %-31s %,9d %,8d %,8d %,9d %,9d %,8d %,8d  %s%n",
          cut(key(table, row, meaning)),
          row.delivered(),
          row.failed(),
          row.skipped(),
          row.uncertain(),
          row.optedOut(),
          row.replied(),
          row.clicked(),
          bar(row.delivered(), row.audience()));
    }
  }

  private static String key(Table table, Row row, IntFunction<String> meaning) {
    return table == Table.ERROR && !row.key().equals("0")
        ? row.key() + " " + meaning.apply(Integer.parseInt(row.key()))
        : row.key();
  }

  private static String cut(String text) {
    return text.length() > 31 ? text.substring(0, 30) + "…" : text;
  }

  /// A part of a whole; even one person is visible.
  private static String bar(long part, long of) {
    int full = of == 0 ? 0 : (int) Math.round((double) BAR * part / of);
    return "█".repeat(part > 0 ? Math.max(1, full) : 0);
  }
}
