package org.turnout.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.turnout.people.Site;

/// Days on the line at one site that follow each other, and what the notices say of them.
///
/// @param begins when the first shift begins, by the site's own clock
/// @param lastDay the day of the last one
/// @param override what people of ours have asked for or allowed
/// @param until from now to the first shift; negative when it has begun
public record NoticedDays(
    String roster,
    Site site,
    LocalDateTime begins,
    LocalDate lastDay,
    NoticeCover cover,
    Optional<NoticeOverride> override,
    Duration until) {
  static NoticedDays of(
      String roster,
      NoticeGate gate,
      Site site,
      LineDays line,
      List<NoticeOverride> overrides,
      Instant now) {
    return new NoticedDays(
        roster,
        site,
        line.begin(),
        line.lastDay(),
        // The last shift: where a notice begins within the days, the earlier ones are an error.
        gate.coverOfAnybody(site.slug(), line.starts().last(), now),
        overrides.stream()
            .filter(it -> it.siteId() == site.id() && it.begins().equals(line.begin()))
            .findFirst(),
        Duration.between(now, line.begin().atZone(site.zone()).toInstant()));
  }

  /// Whether this day is one of them.
  public boolean holds(LocalDate day) {
    return !day.isBefore(begins.toLocalDate()) && !day.isAfter(lastDay);
  }

  /// Whether places can be taken.
  public boolean open() {
    return cover == NoticeCover.COVERED
        || (cover.mayBeAllowed() && override.flatMap(NoticeOverride::allowedBy).isPresent());
  }

  /// Why they are open or not, in words.
  public String why() {
    return switch (cover) {
      case COVERED -> "noticed";
      case NOT_SERVED -> "no notice has been served for it";
      case TOO_EARLY -> "it begins before the noticed time";
      case LATE -> "it begins later than noticed" + asked();
      case AFTER_A_GAP -> "it begins again after a day without" + asked();
    };
  }

  private String asked() {
    return override
        .map(it ->
            it.allowedBy()
                .map(by -> "; " + it.askedBy() + " and " + by + " allowed it")
                .orElse("; " + it.askedBy() + " asks to allow it"))
        .orElse("");
  }
}
