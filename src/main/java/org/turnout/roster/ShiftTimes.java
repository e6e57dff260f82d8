package org.turnout.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.turnout.access.ServiceResult.FieldError;
import org.turnout.people.Site;

/// The hours of a shift by its site's own clock, as somebody wants them.
///
/// @param end when it is not after the start, it is on the next day
record ShiftTimes(Site site, LocalDate day, LocalTime start, LocalTime end) {
  /// A longer shift is a slip of the hand.
  private static final Duration LONGEST = Duration.ofHours(16);

  LocalDateTime localStart() {
    return day.atTime(start);
  }

  private LocalDateTime localEnd() {
    return (end.isAfter(start) ? day : day.plusDays(1)).atTime(end);
  }

  /// The first of two such times on the night when clocks go back.
  Instant starts() {
    return localStart().atZone(site.zone()).toInstant();
  }

  Instant ends() {
    return localEnd().atZone(site.zone()).toInstant();
  }

  /// What can't be.
  List<FieldError> errors() {
    var errors = new ArrayList<FieldError>();
    exists("start", localStart(), errors);
    exists("end", localEnd(), errors);
    if (errors.isEmpty()) {
      var length = Duration.between(starts(), ends());
      if (start.equals(end) || !length.isPositive()) {
        errors.add(new FieldError("end", "a shift ends after it starts"));
      } else if (length.compareTo(LONGEST) > 0) {
        errors.add(
            new FieldError(
                "end",
                "that is a shift of %d hours: the end is before the start, or one of them is wrong"
                    .formatted(length.toHours())));
      }
    }
    return errors;
  }

  private void exists(String field, LocalDateTime time, List<FieldError> errors) {
    if (site.zone().getRules().getValidOffsets(time).isEmpty()) {
      errors.add(
          new FieldError(
              field, "there is no " + time.toLocalTime() + " at the site then: clocks go forward"));
    }
  }
}
