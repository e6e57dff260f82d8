package org.turnout.lab.soak;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.turnout.lab.judge.CheckList;

/// What a soak ends with.
///
/// @param settled how long it took after the last fault until nothing moved any more
/// @param counts of texts, blasts and the like, by name
/// @param kinds in the table's order
/// @param ends of the program, by exit code
/// @param without the longest time in which no text was answered
/// @param slowest answer to one text
/// @param readiness what it said, and for how many seconds
/// @param waits why runs waited, each with the longest stall
public record SoakReport(
    long seed,
    Duration took,
    Duration settled,
    Map<String, Long> counts,
    List<Kind> kinds,
    Map<Integer, Integer> ends,
    Duration without,
    Duration slowest,
    Map<String, Long> readiness,
    Map<String, Duration> waits,
    Duration stall,
    Duration silentStall,
    List<CheckList.Check> checks) {
  /// One kind of fault.
  ///
  /// @param recovered how often that was seen; not when the soak ended first
  public record Kind(String name, int times, int recovered, Duration median, Duration longest) {}

  public boolean agrees() {
    return checks.stream().allMatch(CheckList.Check::holds);
  }

  /// As a terminal shows it.
  public String text() {
    var page = new StringBuilder();
    line(
        page,
        "%nA soak of %s with seed %d; it settled within %s.",
        time(took),
        seed,
        time(settled));
    line(page, "%nThere were");
    counts.forEach((what, n) -> line(page, "  %,9d  %s", n, what));
    line(page, "%nFaults, and how long until everything was well again");
    line(page, "  %-40s %5s  %9s  %9s", "", "times", "median", "longest");
    kinds.forEach(kind ->
        line(
            page,
            "  %-40s %5d  %9s  %9s",
            kind.name,
            kind.times,
            kind.recovered == 0 ? "-" : time(kind.median),
            kind.recovered == 0 ? "-" : time(kind.longest)));
    line(page, "%nThe program ended   %s", ends.isEmpty() ? "never" : ended());
    line(page, "Longest without an answer to anybody   %s", time(without));
    line(page, "Longest wait for one answer            %s", time(slowest));
    line(page, "Longest stall of a blast               %s", time(stall));
    line(page, "  of these without a reason shown      %s", time(silentStall));
    line(page, "%nWhy blasts waited, and for how long at most");
    waits.forEach((why, longest) -> line(page, "  %9s  %s", time(longest), why));
    line(page, "%nWhat readiness said, in seconds all together");
    readiness.forEach((why, seconds) -> line(page, "  %,9d  %s", seconds, why));
    line(page, "%nDo records and carrier agree?");
    checks.forEach(check -> line(page, "  %s  %s", check.holds() ? "yes" : "NO ", check.said()));
    line(page, "%n%s", agrees() ? "They agree." : "They do NOT agree.");
    return page.toString();
  }

  private String ended() {
    return ends.entrySet().stream()
        .map(end -> "%d times with exit code %d".formatted(end.getValue(), end.getKey()))
        .collect(Collectors.joining(", "));
  }

  static String time(Duration time) {
    long seconds = time.toSeconds();
    return seconds >= 60
        ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
  }

  private static void line(StringBuilder page, String words, Object... figures) {
    page.append(String.format(Locale.ROOT, words + "%n", figures));
  }
}
