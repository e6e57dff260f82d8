package org.turnout.blast.send;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// When the next text of a run may be tried, where all that wait were put off: by the carrier, or
/// because their phones are held. A clock that was ahead then and is right now makes that long.
///
/// @param at machine time
/// @param held whether all of those who wait are phones that are held
public record NextTry(Instant at, boolean held) {
  /// What a carrier puts off for a moment is no wait worth a word.
  private static final Duration MOMENT = Duration.ofSeconds(3);

  /// Empty while one of them may leave, or soon may.
  public static Optional<NextTry> of(Handle handle, long run, Instant machineNow) {
    return handle
        .createQuery(
            """
            select min(o.not_before) as at, every(a.held_at is not null) as held
            from outbox o join address a on a.id = o.address_id
            where o.run_id = :run and o.state = 'planned' and not exists (
              select from outbox s where s.run_id = :run and s.state = 'planned' and s.not_before <= :soon)
            having count(*) > 0
            """)
        .bind("run", run)
        .bind("soon", machineNow.plus(MOMENT))
        .mapTo(NextTry.class)
        .findOne();
  }
}
