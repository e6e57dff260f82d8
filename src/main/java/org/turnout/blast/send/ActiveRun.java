package org.turnout.blast.send;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/// A run that is being sent.
///
/// @param throttle segments per second, below the sender's own
/// @param notBefore the date and time of day, in each recipient's own zone, before which none
///   leaves
record ActiveRun(long id, OptionalInt throttle, Optional<LocalDateTime> notBefore) {
  /// Those of a sender whose time to think again is over. The claim asks the same once more.
  static List<ActiveRun> of(Handle handle, String sender, Instant machineNow) {
    return handle
        .createQuery(
            """
            select id, per_second, local_date, local_time from blast_run
            where state = 'started' and sender = :sender and first_text_at <= :now order by id
            """)
        .bind("sender", sender)
        .bind("now", machineNow)
        .map((row, _) -> {
          int perSecond = row.getInt("per_second");
          Optional<LocalTime> time =
              Optional.ofNullable(row.getObject("local_time", LocalTime.class));
          Optional<LocalDate> date =
              Optional.ofNullable(row.getObject("local_date", LocalDate.class));
          return new ActiveRun(
              row.getLong("id"),
              perSecond > 0 ? OptionalInt.of(perSecond) : OptionalInt.empty(),
              date.map(day -> day.atTime(time.orElse(LocalTime.MIDNIGHT))));
        })
        .list();
  }

  /// The first moment at which all these clocks have reached the time of the run.
  Instant begins(Iterable<ZoneId> zones) {
    Instant latest = Instant.MIN;
    for (ZoneId zone : zones) {
      Instant there = notBefore.map(time -> time.atZone(zone).toInstant()).orElse(Instant.MIN);
      latest = there.isAfter(latest) ? there : latest;
    }
    return latest;
  }
}
