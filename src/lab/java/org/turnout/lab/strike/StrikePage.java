package org.turnout.lab.strike;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The report of a strike as Markdown, which a terminal can show as it is.
public final class StrikePage {
  private final StringBuilder page = new StringBuilder();
  private final StrikeReport report;

  private StrikePage(StrikeReport report) {
    this.report = report;
  }

  /// @param command that made it
  public static String of(StrikeReport report, String command) {
    return new StrikePage(report).write(command);
  }

  private String write(String command) {
    line("## A strike");
    line("");
    line(
        "Made by `%s`: the whole program with its clock moved, made-up members of %s.",
        command, String.join(", ", report.sites()));
    line(
        "All times are campaign time. What is counted here was read from the phones; what the judge"
            + " says holds it against the records.");
    line("");
    table(
        List.of("", ""),
        report.counts().entrySet().stream()
            .map(it -> List.of(it.getKey(), number(it.getValue())))
            .toList());
    line("### What happened");
    line("");
    table(
        List.of("when", "what"),
        report.events().stream().map(it -> List.of(it.when(), it.what())).toList());
    line("### Days on the line");
    line("");
    table(
        List.of(
            "day",
            "places",
            "held at the start",
            "came",
            "walk-ins",
            "absent",
            "given back or missed",
            "refilled from the line",
            "by cover",
            "by sign-up",
            "median refill",
            "longest"),
        report.days().stream().map(StrikePage::day).toList());
    var all = report.refills();
    line(
        "\"Absent\" had a shift and did not come. A refill is the time from a place that was given"
            + " back, or whose holder is marked as missing, to somebody who has it. %d of %d went"
            + " to people in line or on standby, half of them within %s, the longest after %s."
            + " Members who were asked took about 6 minutes to answer; one in eight did not, and"
            + " then the place went on when their time was up.",
        all.refilled(), all.freed(), time(all.median()), time(all.longest()));
    line("");
    line("### Who was told what, and when");
    line("");
    var head = new java.util.ArrayList<>(List.of("texts about"));
    head.addAll(report.parts());
    table(
        head,
        report.told().entrySet().stream()
            .map(it -> {
              var row = new java.util.ArrayList<>(List.of(it.getKey()));
              it.getValue().forEach(n -> row.add(n == 0 ? "" : number(n)));
              return (List<String>) row;
            })
            .toList());
    line("### The judge");
    line("");
    report
        .checks()
        .forEach(check -> line("- %s: %s", check.holds() ? "yes" : "**NO**", check.said()));
    if (!report.unfinished().isEmpty()) {
      line("");
      line("The clock moved on before this was done: %s.", report.unfinished());
    }
    line("");
    line(report.agrees() ? "Records and phones agree." : "Records and phones do NOT agree.");
    return page.toString();
  }

  private static List<String> day(StrikeReport.Day day) {
    var refills = day.refills();
    boolean none = refills.refilled() == 0;
    return List.of(
        day.name(),
        number(day.places()),
        number(day.held()),
        number(day.came()),
        number(day.walkIns()),
        number(day.absent()),
        number(refills.freed()),
        number(refills.waitlist()),
        number(refills.cover()),
        number(refills.signUp()),
        none ? "-" : time(refills.median()),
        none ? "-" : time(refills.longest()));
  }

  private void table(List<String> head, List<List<String>> rows) {
    row(head);
    row(head.stream().map(_ -> "---").toList());
    rows.forEach(this::row);
    line("");
  }

  private void row(List<String> cells) {
    page.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |"))).append('\n');
  }

  @com.google.errorprone.annotations.FormatMethod
  private void line(String words, Object... figures) {
    page.append(figures.length == 0 ? words : String.format(Locale.ROOT, words, figures))
        .append('\n');
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String weekday(LocalDate day) {
    return day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.US);
  }

  /// `4 min`, `2 h 05 min`, `12 s`
  static String time(Duration time) {
    if (time.toMinutes() == 0) {
      return time.toSeconds() + " s";
    }
    long minutes = time.plusSeconds(30).toMinutes();
    return minutes < 60 ? minutes + " min" : "%d h %02d min".formatted(minutes / 60, minutes % 60);
  }
}
