package org.turnout.cli.blast;

import static org.turnout.blast.run.Run.count;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.turnout.blast.plan.PlanTotals;
import org.turnout.language.Language;
import org.turnout.time.MomentFormat;

/// A plan as a page of a terminal.
///
/// @param zone the campaign's
record PlanReport(PlanTotals totals, ZoneId zone) {
  String text() {
    var page = new StringBuilder();
    line(page, "audience", count(totals.audience()) + " phones");
    line(page, "sent to", count(totals.getting()) + first());
    if (!totals.skipped().isEmpty()) {
      line(page, "not sent", all(totals.skipped()));
    }
    totals
        .languages()
        .forEach(spoken ->
            line(
                page,
                "language",
                spoken.language().equals(spoken.text())
                    ? count(spoken.people()) + " " + spoken.name()
                    : "%s %s speakers would get %s"
                        .formatted(
                            count(spoken.people()),
                            spoken.name(),
                            Language.inEnglish(spoken.text()))));
    if (totals.variants().size() > 1) {
      line(page, "variants", all(totals.variants()));
    }
    line(page, "locals", all(totals.locals()));
    var parts = totals.parts();
    line(
        page,
        "segments",
        "%s (each at least %d, typically %d, at most %d; %s)"
            .formatted(
                count(parts.total()), parts.least(), parts.typical(), parts.most(), encodings()));
    line(page, "cost", totals.cost().map(PlanReport::cost).orElse("unknown: no price is set"));
    totals
        .finish()
        .ifPresent(finish ->
            line(
                page,
                "done by",
                MomentFormat.said(finish.at(), zone)
                    + (finish.overnight() > 0
                        ? "; " + count(finish.overnight()) + " segments wait for another day"
                        : "")));
    totals
        .findings()
        .forEach(finding ->
            line(
                page,
                finding.level(),
                finding.message() + (finding.next().isEmpty() ? "" : "; " + finding.next())));
    return page.toString();
  }

  private String first() {
    return (totals.first() > 0 ? "; " + count(totals.first()) + " for the first time" : "")
        + (totals.shared() > 0 ? "; " + count(totals.shared()) + " share a phone: no names" : "");
  }

  private String encodings() {
    return totals.encodings().entrySet().stream()
        .map(entry -> count(entry.getValue()) + " in " + entry.getKey())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String cost(PlanTotals.Cost cost) {
    return "$%s (each at least $%s, typically $%s, at most $%s; prices of %s)"
        .formatted(
            cost.total().setScale(2, RoundingMode.HALF_UP),
            plain(cost.least()),
            plain(cost.typical()),
            plain(cost.most()),
            cost.asOf());
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  private static String all(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .map(entry -> count(entry.getValue()) + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private static void line(StringBuilder page, String name, String words) {
    page.append(String.format(Locale.ROOT, "%-9s %s%n", name, words));
  }
}
