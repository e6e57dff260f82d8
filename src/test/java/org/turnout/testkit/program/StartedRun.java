package org.turnout.testkit.program;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.turnout.testkit.TestDatabase;

/// A started run to people of its own, one text each, who may be texted at this very moment.
///
/// @param phones in the order of the ledger
public record StartedRun(long run, List<String> phones) {
  static final String TOPIC = "actions";

  /// Every number of a blast begins so, and no other.
  static final String NUMBERS = "+1213";

  private static final AtomicInteger NUMBER = new AtomicInteger(2_000_000);

  /// Starts a run, its time to think again already over.
  public static StartedRun start(TestDatabase db, int recipients) {
    return start(db, recipients, "Tomorrow is gear day.", List.of());
  }

  public static StartedRun start(
      TestDatabase db, int recipients, String words, List<String> media) {
    int first = NUMBER.getAndAdd(recipients);
    return db.database()
        .inTransaction(handle ->
            new StartedRun(
                begin(handle, recipients, first, words, media), phones(first, recipients)));
  }

  /// A run that a node had claimed whole when it died just now; it is paused since.
  public static StartedRun claimedByTheDead(TestDatabase db, int recipients) {
    int first = NUMBER.getAndAdd(recipients);
    return db.database()
        .inTransaction(handle -> {
          long run = begin(handle, recipients, first, "Tomorrow is gear day.", List.of());
          handle.execute("update blast_run set state = 'paused', why = 'test' where id = ?", run);
          handle.execute(
              "update outbox set state = 'claimed', claimed_at = now(), claimed_by = 'dead', left_at = now() where run_id = ?",
              run);
          return new StartedRun(run, phones(first, recipients));
        });
  }

  private static List<String> phones(int first, int many) {
    return IntStream.range(first, first + many).mapToObj(n -> NUMBERS + n).toList();
  }

  private static long begin(
      Handle handle, int recipients, int first, String words, List<String> media) {
    var now = Instant.now();
    long run =
        handle
            .createQuery(
                """
                with b as (
                  insert into blast (name, spec, changed_by, changed_at) values ('test-' || :first, '', 'test', :now) returning id)
                insert into blast_run (blast_id, number, state, spec, hash, sender, topic, audience, totals, planned_by, planned_at,
                                       approved_by, approved_at, started_by, started_at, first_text_at)
                select id, 1, 'started', '', 'test', :sender, :topic, :many, '{}', 'test', :now, 'test', :now, 'test', :now, :now from b
                returning id
                """)
            .bind("first", first)
            .bind("now", now)
            .bind("sender", TestCluster.SENDER)
            .bind("topic", TOPIC)
            .bind("many", recipients)
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate(
            """
            with place as (
              insert into whereabouts (zones, states) values (:zones, '{}')
              on conflict (zones, states) do update set zones = excluded.zones returning id),
            human as (
              insert into person (name, language, created_at)
              select 'Test', 'en', :now from generate_series(1, :many) returning id),
            numbered as (select id, :first + row_number() over (order by id) - 1 as n from human),
            phone as (
              insert into address (channel, value, speaker_id, created_at)
              select 'sms', :prefix || n, id, :now from numbered returning id, value, speaker_id),
            said as (
              insert into topic_subscription (address_id, topic, subscribed, word_at)
              select id, :topic, true, :now from phone),
            counted as (
              insert into run_tally (run_id, state, n) values (:run, 'planned', :many))
            insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state, body, media, planned_at,
                                run_id, whereabouts_id)
            select p.id, p.speaker_id, 'sms', p.value, :sender, 'broadcast', 'rest', 'planned', :words, :media, :now, :run, place.id
            from phone p, place order by p.value
            """)
        .bindArray("zones", String.class, List.of(afternoon(now)))
        .bind("now", now)
        .bind("many", recipients)
        .bind("first", first)
        .bind("prefix", NUMBERS)
        .bind("topic", TOPIC)
        .bind("run", run)
        .bind("sender", TestCluster.SENDER)
        .bind("words", words)
        .bindArray("media", String.class, media)
        .execute();
    return run;
  }

  /// A zone where it is early in the afternoon, whatever the hour of the test.
  public static String afternoon(Instant now) {
    int behind = now.atOffset(ZoneOffset.UTC).getHour() - 13;
    return behind == 0 ? "Etc/GMT" : String.format(Locale.ROOT, "Etc/GMT%+d", behind);
  }
}
