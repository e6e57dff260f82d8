package org.turnout.roster;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;

/// Which shifts of a roster its notices do not cover. Too early is an error; the others are closed,
/// and told to the organizer, until counsel has looked.
final class NoticeCheck {
  private NoticeCheck() {}

  static void check(Roster.Kind kind, NoticeGate gate, SourceLocation at, Problems problems) {
    var without = new ArrayList<String>();
    gate.days().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(entry -> {
          var site = entry.getKey();
          var starts =
              gate.notices().stream()
                  .filter(notice -> notice.names(kind, site))
                  .flatMap(notice -> notice.allStarts().stream())
                  .sorted()
                  .toList();
          if (starts.isEmpty()) {
            without.add(site);
          } else {
            site(site, entry.getValue(), starts, at, problems);
          }
        });
    if (!without.isEmpty()) {
      problems.warning(
          at,
          "no-notice",
          "no notice of a "
              + kind.word()
              + " has been served for "
              + String.join(", ", without)
              + ": nobody can take a place there",
          "write it in config/notices.yaml once the employer and FMCS have it");
    }
  }

  private static void site(
      String site,
      List<LineDays> days,
      List<LocalDateTime> starts,
      SourceLocation at,
      Problems problems) {
    LineDays before = null;
    for (var line : days) {
      var begin = line.begin();
      if (begin.isBefore(starts.getFirst())) {
        problems.error(
            at,
            "before-notice",
            site + ": a shift starts at " + begin + ", before the noticed " + starts.getFirst(),
            "nothing may start before the noticed time; move the shift");
      } else if (starts.stream().noneMatch(line.starts()::contains)) {
        closed(site, line, before, starts, at, problems);
      }
      before = line;
    }
  }

  private static void closed(
      String site,
      LineDays line,
      @org.jspecify.annotations.Nullable LineDays before,
      List<LocalDateTime> starts,
      SourceLocation at,
      Problems problems) {
    if (before == null) {
      problems.warning(
          at,
          "after-notice",
          site
              + ": the first shift starts at "
              + line.begin()
              + ", later than the noticed "
              + starts.getFirst(),
          "starting late needs a written extension or a new notice; until then nobody can take"
              + " these places");
    } else {
      problems.warning(
          at,
          "gap",
          site + ": nothing between " + before.lastDay() + " and " + line.begin().toLocalDate(),
          "starting again after a gap needs a notice that names this start; until then nobody can"
              + " take these places");
    }
  }
}
