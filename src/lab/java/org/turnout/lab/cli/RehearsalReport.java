package org.turnout.lab.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.turnout.lab.carrier.CarrierCounts;
import org.turnout.lab.rehearsal.RehearsalJudge;

/// The report of a rehearsal as a terminal shows it: the ledger next to the carrier's own count.
final class RehearsalReport {
  private RehearsalReport() {}

  static String text(RehearsalJudge judge) {
    CarrierCounts seen = judge.counts();
    var page = new StringBuilder();
    line(page, "%n%s to %,d people, in %s", judge.blast(), judge.audience(), time(judge.took()));
    line(page, "%nThe ledger says");
    judge.states().forEach((state, n) -> line(page, "  %-12s %,9d", state, n));
    line(page, "  %-12s %9s", "cost", judge.cost());
    if (!judge.skipped().isEmpty()) {
      line(page, "  skipped:  %s", listed(judge.skipped()));
    }
    if (!judge.failed().isEmpty()) {
      line(page, "  failed:   %s", listed(judge.failed()));
    }
    line(page, "%nThe carrier counted");
    line(page, "  requests     %,9d", seen.requests());
    line(page, "  accepted     %,9d  (%,d segments)", seen.accepted(), seen.segments());
    line(page, "  people       %,9d", seen.people());
    line(page, "  same words   %,9d  twice to the same phone", seen.sameWords());
    line(page, "  rows twice   %,9d", seen.repeatedRows());
    line(page, "  replies      %,9d  on webhooks", seen.replies());
    line(
        page,
        "  pace         %9.1f  segments/s over %s; any second %,d to %,d, any tenth %,d to %,d",
        seen.perSecond(),
        time(seen.span()),
        seen.second().least(),
        seen.second().most(),
        seen.tenth().least(),
        seen.tenth().most());
    line(page, "  and          %s", listed(seen.notes()));
    if (judge.unknown().found() + judge.unknown().missing().size() > 0) {
      line(
          page,
          "  of the uncertain it took %,d and never saw %,d",
          judge.unknown().found(),
          judge.unknown().missing().size());
    }
    line(page, "%nDo they agree?");
    judge.checks().forEach(c -> line(page, "  %s  %s", c.holds() ? "yes" : "NO ", c.said()));
    return page.toString();
  }

  static String time(Duration time) {
    long seconds = time.toSeconds();
    return seconds >= 60
        ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
  }

  private static String listed(Map<?, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static void line(StringBuilder page, String words, Object... figures) {
    page.append(String.format(Locale.ROOT, words + "%n", figures));
  }
}
