package org.turnout.roster;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.roster.Roster.Notice;
import org.turnout.roster.Roster.Shift;

/// What a notice under NLRA 8(g) does not cover. Too early is an error. Starting later than noticed
/// (Alexandria Clinic, 339 NLRB 1262) or again after a gap (City of Hope, 315 NLRB 468) cost
/// members their protection, so both are pointed out for counsel.
final class NoticeCheck {
  private NoticeCheck() {}

  static void check(Roster roster, SourceLocation at, Problems problems) {
    if (roster.notice().isEmpty()) {
      problems.warning(
          at,
          "no-notice",
          "no notice has been served, so nobody can take a place yet",
          "add 'notice:' once it has been served on the employer and on FMCS");
      return;
    }
    var notice = roster.notice().get();
    var earliest = notice.served().plus(Notice.AHEAD);
    // The notice's time is each site's own clock; the easternmost of them comes first.
    if (notice.starts().toInstant(ZoneOffset.ofHours(-4)).isBefore(earliest)) {
      problems.error(
          at,
          "short-notice",
          "the noticed start is less than ten days after the notice was served",
          "29 USC 158(g) asks for at least ten days");
    }
    var bySite = new TreeMap<>(roster.shifts().stream().collect(groupingBy(Shift::site)));
    bySite.forEach((site, shifts) -> site(site, shifts, notice.starts(), at, problems));
  }

  private static void site(
      String site, List<Shift> shifts, LocalDateTime starts, SourceLocation at, Problems problems) {
    var days = new TreeSet<LocalDate>();
    shifts.forEach(shift -> days.add(shift.day()));
    var first = shifts.stream().map(Shift::starts).min(LocalDateTime::compareTo).orElse(starts);
    if (first.isBefore(starts)) {
      problems.error(
          at,
          "before-notice",
          site + ": a shift starts at " + first + ", before the noticed " + starts,
          "nothing may start before the noticed time; move the shift");
    } else if (first.isAfter(starts)) {
      problems.warning(
          at,
          "after-notice",
          site + ": the first shift starts at " + first + ", later than the noticed " + starts,
          "starting late needs a written extension or a new notice; ask counsel");
    }
    LocalDate before = null;
    for (var day : days) {
      if (before != null && before.plusDays(1).isBefore(day)) {
        problems.warning(
            at,
            "gap",
            site + ": nothing between " + before + " and " + day,
            "starting again after a gap may need a new notice; ask counsel");
      }
      before = day;
    }
  }
}
