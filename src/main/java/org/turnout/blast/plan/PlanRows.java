package org.turnout.blast.plan;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.turnout.postgres.CopyWriter;

/// How the recipients of a plan are written.
final class PlanRows {
  /// The same blast to the same phone within this is rarely meant.
  static final Duration LATELY = Duration.ofDays(3);

  private PlanRows() {}

  /// Where recipients go.
  static CopyWriter recipients(Handle handle) {
    return new CopyWriter(
        handle,
        "blast_recipient (run_id, address_id, person_id, to_value, language, variant, body, segments, whereabouts_id, reason)");
  }

  static void write(CopyWriter copy, long run, Recipient one) {
    var known = one.candidate().known();
    copy.number(run)
        .number(known.addressId())
        .number(known.person().id())
        .text(known.address().value())
        .text(one.language())
        .number(one.variant())
        .text(one.body())
        .number(one.segments());
    if (one.whereabouts() == Regions.NOWHERE) {
      copy.nothing();
    } else {
      copy.number(one.whereabouts());
    }
    copy.text(one.reason().orElse(null)).row();
  }

  /// How many recipients of a plan got another run of the same blast lately, or may have.
  static int again(Handle handle, long run, Instant now) {
    var others =
        handle
            .createQuery(
                """
                select other.id from blast_run other join blast_run this on this.blast_id = other.blast_id
                where this.id = :run and other.id <> this.id and other.started_at > :since
                """)
            .bind("run", run)
            .bind("since", now.minus(LATELY))
            .mapTo(Long.class)
            .list();
    return others.isEmpty()
        ? 0
        : handle
            .createQuery(
                """
                select count(*) from blast_recipient r
                where r.run_id = :run and r.reason is null and exists (
                  select from outbox o where o.run_id = any(:others) and o.address_id = r.address_id
                    and o.state in ('claimed', 'accepted', 'sent', 'delivered', 'uncertain'))
                """)
            .bind("run", run)
            .bindArray("others", Long.class, others)
            .mapTo(Integer.class)
            .one();
  }
}
