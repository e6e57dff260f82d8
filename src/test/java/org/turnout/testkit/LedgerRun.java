package org.turnout.testkit;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.turnout.postgres.Database;

/// A run as starting a blast leaves it, made by plain SQL: everybody in one place with one text.
public final class LedgerRun {
  public static final String TOPIC = "actions";

  private LedgerRun() {}

  /// A started run to these phones, made and subscribed when they are new.
  ///
  /// @return the run's id
  public static long start(
      Database database, String sender, List<String> phones, String zone, Instant now) {
    return database.inTransaction(handle -> {
      long run = run(handle, sender, phones.size(), now);
      enqueue(handle, run, sender, phones, place(handle, zone), now);
      return run;
    });
  }

  private static long run(Handle handle, String sender, int audience, Instant now) {
    handle
        .createUpdate(
            """
            insert into blast (name, spec, changed_by, changed_at) values ('test', '', 'test', :now)
            on conflict do nothing
            """)
        .bind("now", now)
        .execute();
    return handle
        .createQuery(
            """
            insert into blast_run (blast_id, number, state, spec, hash, sender, topic, audience, totals, planned_by,
                                   planned_at, started_at, first_text_at)
            select id, (select count(*) + 1 from blast_run), 'started', '', 'h', :sender, :topic, :audience, '{}', 'test',
                   :now, :now, '-infinity'
            from blast where name = 'test' returning id
            """)
        .bind("sender", sender)
        .bind("topic", TOPIC)
        .bind("audience", audience)
        .bind("now", now)
        .mapTo(Long.class)
        .one();
  }

  /// The whereabouts of people in one zone of which no state is known.
  public static int place(Handle handle, String zone) {
    handle
        .createUpdate(
            "insert into whereabouts (zones, states) values (array[cast(:zone as text)], '{}') on conflict do nothing")
        .bind("zone", zone)
        .execute();
    return handle
        .createQuery(
            "select id from whereabouts where zones = array[cast(:zone as text)] and states = '{}'")
        .bind("zone", zone)
        .mapTo(Integer.class)
        .one();
  }

  /// Puts phones into a run's part of the ledger, with its tally.
  public static void enqueue(
      Handle handle, long run, String sender, List<String> phones, int place, Instant now) {
    handle
        .createUpdate(
            """
            with who as (
              insert into person (created_at) select cast(:now as timestamptz) from unnest(:phones) returning id
            ), numbered as (
              select id, row_number() over (order by id) as n from who
            ), phone as (
              insert into address (channel, value, speaker_id, created_at)
              select 'sms', p.value, w.id, cast(:now as timestamptz) from unnest(:phones) with ordinality as p(value, n) join numbered w using (n)
              on conflict (channel, value) do update set created_at = address.created_at
              returning id, value, speaker_id
            ), subscribed as (
              insert into topic_subscription (address_id, topic, subscribed, word_at)
              select id, :topic, true, cast(:now as timestamptz) from phone on conflict do nothing
            ), rows as (
              insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state, body, planned_at,
                                  run_id, whereabouts_id)
              select id, speaker_id, 'sms', value, :sender, 'broadcast', 'rest', 'planned', 'Gear day is Tuesday.', cast(:now as timestamptz),
                     :run, :place
              from phone returning 1
            )
            insert into run_tally (run_id, state, n) select :run, 'planned', count(*) from rows
            """)
        .bind("now", now)
        .bindArray("phones", String.class, phones)
        .bind("topic", TOPIC)
        .bind("sender", sender)
        .bind("run", run)
        .bind("place", place)
        .execute();
  }
}
