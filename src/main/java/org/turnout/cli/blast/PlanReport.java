package org.turnout.cli.blast;

import static org.turnout.blast.run.Run.count;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.turnout.blast.plan.PlanTotals;
import org.turnout.blast.report.RunQueries;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.StartWords;
import org.turnout.language.Language;
import org.turnout.time.MomentFormat;

/// A plan as a page of a terminal: who gets it, what for, which words and when, before any figure.
///
/// @param zone the campaign's
record PlanReport(Run run, PlanTotals totals, List<RunQueries.Sample> samples, ZoneId zone) {
  static PlanReport of(RunQueries.Details found, ZoneId zone) {
    return new PlanReport(found.watched().run(), found.totals(), found.samples(), zone);
  }

  /// Who gets it, what for and when.
  String head() {
    var page = new StringBuilder();
    totals
        .summary()
        .ifPresent(summary -> {
          if (!summary.about().isEmpty()) {
            line(page, "about", summary.about());
          }
          lines(page, "who", List.of(summary.people(), "written: " + summary.audience()));
          line(page, "topic", summary.topicSaid());
        });
    line(page, "when", StartWords.of(run, zone));
    line(
        page,
        "sent to",
        "%s of %s phones".formatted(count(totals.getting()), count(run.audience())));
    return page.toString();
  }

  /// The words as somebody will get them, in each language.
  String words() {
    var page = new StringBuilder();
    for (var sample : samples) {
      page.append(
          String.format(
              Locale.ROOT,
              "%s%s, %d %s:%n",
              sample.name(),
              sample.variant().map(name -> " (" + name + ")").orElse(""),
              sample.segments(),
              sample.segments() == 1 ? "segment" : "segments"));
      page.append(sample.text().strip().indent(4));
    }
    return page.toString();
  }

  /// All of it.
  String text() {
    return head() + words() + figures();
  }

  private String figures() {
    var page = new StringBuilder();
    line(page, "audience", count(totals.audience()) + " phones" + first());
    if (!totals.skipped().isEmpty()) {
      line(page, "not sent", String.join(", ", all(totals.skipped())));
    }
    languages(page);
    if (totals.variants().size() > 1) {
      line(page, "variants", String.join(", ", all(totals.variants())));
    }
    lines(page, "locals", all(totals.locals()));
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

  /// What people speak in one line, and below it who gets another language.
  private void languages(StringBuilder page) {
    var own =
        totals.languages().stream()
            .filter(spoken -> spoken.language().equals(spoken.text()))
            .map(spoken -> count(spoken.people()) + " " + spoken.name())
            .collect(Collectors.joining(", "));
    var others =
        totals.languages().stream()
            .filter(spoken -> !spoken.language().equals(spoken.text()))
            .map(spoken ->
                "%s %s speakers would get %s"
                    .formatted(
                        count(spoken.people()), spoken.name(), Language.inEnglish(spoken.text())));
    lines(
        page,
        "languages",
        Stream.concat(Stream.of(own), others).filter(words -> !words.isEmpty()).toList());
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

  private static List<String> all(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .map(entry -> count(entry.getValue()) + " " + entry.getKey())
        .toList();
  }

  private static void line(StringBuilder page, String name, String words) {
    page.append(String.format(Locale.ROOT, "%-9s %s%n", name, words));
  }

  /// The name once, and each line under the one above.
  private static void lines(StringBuilder page, String name, List<String> all) {
    for (int i = 0; i < all.size(); i++) {
      line(page, i == 0 ? name : "", all.get(i));
    }
  }
}
