package org.turnout.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.turnout.api.http.Description;
import org.turnout.blast.plan.PlanTotals;
import org.turnout.blast.report.BlastReport;
import org.turnout.blast.report.BlastReport.Row;
import org.turnout.blast.report.BlastReport.Table;
import org.turnout.blast.report.RunQueries.Details;
import org.turnout.blast.report.RunQueries.Sample;
import org.turnout.blast.report.RunQueries.Watched;
import org.turnout.blast.report.RunWait;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunProgress;
import org.turnout.link.ClickCount;

/// A run as the interface shows it.
@Description("One time that a blast goes out.")
record RunView(
    long id,
    String blast,
    @Description("1, 2, 3 ... of this blast.") int number,
    @Description("planned, approved, started, paused, finished or cancelled.") String state,
    @Description("SHA-256 of audience and texts: what an approval is bound to.") String hash,
    @Description("Our number that it leaves from.") String sender,
    String topic,
    @Description("Recipients, including people who are not sent a text.") int audience,
    @Description("What the plan found, and in `summary` who gets it and what for.")
        PlanTotals totals,
    @Description("A text for each language and variant, as somebody will get it; not in lists.")
        Optional<List<Sample>> texts,
    @Description("Not before this day, by each recipient's local time.")
        Optional<LocalDate> localDate,
    @Description("Not before this time of day, such as 18:00.") Optional<String> localTime,
    @Description("Segments per second; absent: the sender's own pace.") Optional<Integer> perSecond,
    Did planned,
    Optional<Did> approved,
    Optional<Did> started,
    @Description("When it starts automatically once it is approved.") Optional<Instant> startAt,
    @Description("Machine time: the end of the hold.") Optional<Instant> firstTextAt,
    @Description("Why it is paused, cancelled or put off.") Optional<String> why,
    Optional<Instant> endedAt,
    @Description("What can be done with it now, in words.") String next) {
  @Description("Who did something, and when (campaign time).")
  record Did(@Description("cli:ana, console:ana, api:ana.") String by, Instant at) {
    static Did of(Run.Did did) {
      return new Did(did.by(), did.at());
    }
  }

  /// With its texts.
  static RunView of(Details found) {
    return of(found.watched().run(), Optional.of(found.samples()));
  }

  static RunView of(Run run) {
    return of(run, Optional.empty());
  }

  private static RunView of(Run run, Optional<List<Sample>> texts) {
    return new RunView(
        run.id(),
        run.blast(),
        run.number(),
        run.state().word(),
        run.hash(),
        run.sender(),
        run.topic(),
        run.audience(),
        PlanTotals.read(run.totals()),
        texts,
        run.local().map(Run.Local::date),
        run.local().map(local -> local.time().toString()),
        run.perSecond().stream().boxed().findFirst(),
        Did.of(run.planned()),
        run.approved().map(Did::of),
        run.started().map(Did::of),
        run.startAt().map(Run.Did::at),
        run.firstTextAt(),
        run.why(),
        run.endedAt(),
        run.next());
  }

  @Description("The progress of a run. The states always add up to the audience.")
  record ProgressView(
      String state,
      long audience,
      @Description(
              "State of the ledger to recipients: planned, claimed, accepted, sent, delivered, undelivered, failed, skipped, uncertain.")
          Map<String, Long> states,
      @Description("People who are not sent a text, by reason.") Map<String, Long> skipped,
      @Description("Failed and undelivered, by the carrier's code; 0 where it gave none.")
          Map<String, Long> failed,
      @Description("People whose text left, or may have.") long left,
      @Description("People for whom nothing more is done.") long ended,
      @Description("Why nothing of it leaves right now, and what to do; absent while it moves.")
          Optional<String> waits) {
    static ProgressView of(Watched seen) {
      Run run = seen.run();
      RunProgress progress = seen.progress();
      var failed = new TreeMap<String, Long>();
      progress.failed().forEach((code, n) -> failed.put(Integer.toString(code), n));
      return new ProgressView(
          run.state().word(),
          run.audience(),
          new TreeMap<>(progress.states()),
          new TreeMap<>(progress.skipped()),
          failed,
          progress.left(),
          progress.ended(),
          seen.waits().map(RunWait::said));
    }
  }

  @Description("What happened to a run.")
  record ReportView(
      @Description("When it was counted, campaign time.") Instant asOf,
      Row total,
      List<Row> locals,
      List<Row> languages,
      List<Row> errors,
      @Description("By the hour in which texts left, in the campaign's zone.") List<Row> hours,
      @Description("How often each link was followed.") List<ClickCount.OfLink> links) {
    static ReportView of(BlastReport report, ClickCount clicked) {
      return new ReportView(
          report.asOf().toInstant(),
          report.total(),
          table(report, Table.LOCAL),
          table(report, Table.LANGUAGE),
          table(report, Table.ERROR),
          table(report, Table.HOUR),
          clicked.links());
    }

    private static List<Row> table(BlastReport report, Table table) {
      return report.tables().getOrDefault(table, List.of());
    }
  }
}
