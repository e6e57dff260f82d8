package org.turnout.blast;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.blast.Blasts.Stored;
import org.turnout.postgres.Copy;
import org.turnout.settings.Sender;

/// How a plan is written: the run's own row, and one for each recipient.
final class PlanRows {
  /// The same blast to the same phone within this is rarely meant.
  static final Duration LATELY = Duration.ofDays(3);

  private PlanRows() {}

  /// A run whose recipients are being written.
  record Begun(long id, int number) {}

  /// The next run of a blast.
  static Begun begin(
      Handle handle,
      Stored stored,
      Blast blast,
      Sender sender,
      Optional<Run.Local> local,
      Actor actor,
      Instant now) {
    var opens = blast.opens();
    return handle
        .createQuery(
            """
            insert into blast_run (blast_id, number, state, spec, hash, sender, topic, audience, totals, opens_flow,
              opens_until, local_date, local_time, planned_by, planned_at, media)
            values (:blast, (select coalesce(max(number), 0) + 1 from blast_run where blast_id = :blast), 'planned',
              :spec, '', :sender, :topic, 0, '{}', :opens, :until, :date, :time, :by, :now, :media)
            returning id, number
            """)
        .bind("blast", stored.id())
        .bind("spec", stored.yaml())
        .bind("sender", sender.address())
        .bind("topic", blast.topic())
        .bind("opens", opens.map(Blast.Opens::flow))
        .bind("until", opens.map(it -> now.plus(it.during())))
        .bind("date", local.map(Run.Local::date))
        .bind("time", local.map(Run.Local::time))
        .bind("by", actor.word())
        .bind("now", now)
        .bindArray("media", String.class, blast.media().stream().map(URI::toString).toList())
        .map((row, _) -> new Begun(row.getLong("id"), row.getInt("number")))
        .one();
  }

  /// Where recipients go.
  static Copy recipients(Handle handle) {
    return new Copy(
        handle,
        "blast_recipient (run_id, address_id, person_id, to_value, language, variant, body, segments, whereabouts_id, reason)");
  }

  static void write(Copy copy, long run, Recipient one) {
    var known = one.candidate().known();
    copy.number(run)
        .number(known.addressId())
        .number(known.person().id())
        .text(known.address().value())
        .text(one.language())
        .number(one.variant())
        .text(one.body())
        .number(one.segments());
    if (one.whereabouts() == Places.NOWHERE) {
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

  /// Freezes it.
  static void end(Handle handle, long run, String hash, Totals totals) {
    handle
        .createUpdate(
            "update blast_run set hash = :hash, audience = :audience, totals = :totals::jsonb where id = :id")
        .bind("hash", hash)
        .bind("audience", totals.audience())
        .bind("totals", totals.json())
        .bind("id", run)
        .execute();
  }
}
