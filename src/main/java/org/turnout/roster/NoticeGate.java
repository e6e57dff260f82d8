package org.turnout.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.turnout.roster.Roster.Kind;
import org.turnout.roster.Roster.Shift;

/// What the notices allow of one roster's shifts. Days on the line must begin exactly at a noticed
/// start, or at one that a written extension moved; a day without a shift ends them.
public final class NoticeGate {
  /// For an event, or an employer other than a health care institution: nothing needs a notice.
  public static final NoticeGate OPEN = new NoticeGate(Optional.empty(), List.of(), Map.of());

  private final Optional<Kind> gated;
  private final List<StrikeNotice> notices;
  private final Map<String, List<LineDays>> days;

  private NoticeGate(
      Optional<Kind> gated, List<StrikeNotice> notices, Map<String, List<LineDays>> days) {
    this.gated = gated;
    this.notices = List.copyOf(notices);
    this.days = Map.copyOf(days);
  }

  /// The gate of a picket or a strike at a health care employer.
  public static NoticeGate of(Kind kind, List<StrikeNotice> notices, List<Shift> shifts) {
    return new NoticeGate(Optional.of(kind), notices, LineDays.bySite(shifts));
  }

  /// The same with everything on other days.
  public NoticeGate moved(Duration by, List<Shift> shifts) {
    return gated
        .map(kind -> of(kind, notices.stream().map(it -> it.moved(by)).toList(), shifts))
        .orElse(OPEN);
  }

  /// Whether anything of the roster needs a notice.
  boolean asksForNotice() {
    return gated.isPresent();
  }

  /// The same notices over other days: what the records hold, which people of ours may have
  /// changed.
  NoticeGate over(Map<String, List<LineDays>> counted) {
    return new NoticeGate(gated, notices, counted);
  }

  /// What may begin where, as the files say it.
  public List<StrikeNotice> notices() {
    return notices;
  }

  /// Whether a place at this site that starts then may be given to members of this local.
  ///
  /// @param start by the site's clock
  /// @param now campaign time
  NoticeCover cover(String site, LocalDateTime start, Optional<String> local, Instant now) {
    return cover(site, start, now, notice -> notice.isOf(local));
  }

  /// Whether a place may be given to anybody at all.
  NoticeCover coverOfAnybody(String site, LocalDateTime start, Instant now) {
    return cover(site, start, now, _ -> true);
  }

  private NoticeCover cover(
      String site, LocalDateTime start, Instant now, Predicate<StrikeNotice> theirs) {
    if (gated.isEmpty()) {
      return NoticeCover.COVERED;
    }
    var noticed =
        notices.stream()
            .filter(notice -> notice.names(gated.get(), site))
            .filter(theirs)
            .flatMap(notice -> notice.starts(now).stream())
            .toList();
    return noticed.isEmpty() ? NoticeCover.NOT_SERVED : cover(noticed, site, start);
  }

  private NoticeCover cover(List<LocalDateTime> noticed, String site, LocalDateTime start) {
    if (noticed.stream().allMatch(start::isBefore)) {
      return NoticeCover.TOO_EARLY;
    }
    var line = LineDays.of(days.getOrDefault(site, List.of()), start.toLocalDate());
    if (line.isPresent()
        && noticed.stream()
            .anyMatch(begin -> !begin.isAfter(start) && line.get().starts().contains(begin))) {
      return NoticeCover.COVERED;
    }
    return line.map(LineDays::first).orElse(true) ? NoticeCover.LATE : NoticeCover.AFTER_A_GAP;
  }

  /// When the days begin that a place is part of, by the site's clock: what two people allow is
  /// bound to it.
  Optional<LocalDateTime> begin(String site, LocalDateTime start) {
    return LineDays.of(days.getOrDefault(site, List.of()), start.toLocalDate())
        .map(LineDays::begin);
  }

  /// The days on the line at each site, in order.
  Map<String, List<LineDays>> days() {
    return days;
  }
}
