package org.turnout.lab.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Channel;
import org.turnout.lab.bench.load.BenchFailed;
import org.turnout.postgres.Database;

/// Runs to made-up people, put into the product's database as starting a blast leaves them.
final class SeededRuns implements AutoCloseable {
  private static final String PEOPLE =
      """
      with who as (
        insert into person (created_at, made_up) select :now, true from generate_series(1, :people) returning id
      ), numbered as (
        select id, row_number() over (order by id) as n from who
      ), phone as (
        insert into address (channel, value, speaker_id, created_at)
        select :channel, '+1213' || (1000000 + n), id, :now from numbered returning id
      )
      insert into topic_subscription (address_id, topic, subscribed, word_at) select id, 'actions', true, :now from phone
      """;

  private static final String ROWS =
      """
      with rows as (
        insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state, body, planned_at,
                            run_id, whereabouts_id)
        select a.id, a.speaker_id, :channel, a.value, :sender, 'broadcast', 'rest', 'planned',
               'Tomorrow is gear day: wear your union shirt, and send us a picture of your unit.', :now, :run, :place
        from address a where a.value like '+1213%' order by a.id limit :texts returning 1
      )
      insert into run_tally (run_id, state, n) select :run, 'planned', count(*) from rows
      """;

  private final Database database;

  /// @param people made up, each with a phone that agreed to texts
  SeededRuns(Database database, int people) {
    this.database = database;
    slowly(handle -> {
      handle
          .createUpdate(PEOPLE)
          .bind("channel", Channel.ofPhones().word())
          .bind("now", Instant.now())
          .bind("people", people)
          .execute();
      handle
          .createUpdate(
              "insert into whereabouts (zones, states) values (array[cast(:zone as text)], '{}')")
          .bind("zone", noonSomewhere().getId())
          .execute();
      handle
          .createUpdate(
              "insert into blast (name, spec, changed_by, changed_at) values ('bench', '', 'bench', :now)")
          .bind("now", Instant.now())
          .execute();
      handle.execute("analyze");
    });
  }

  /// Broadcasts may leave there whenever the benchmark runs.
  private static ZoneOffset noonSomewhere() {
    int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
    return ZoneOffset.ofHours(12 - hour);
  }

  /// A run that is ready to be started.
  long prepare(String sender, int texts) {
    long[] run = {0};
    slowly(handle -> {
      run[0] =
          handle
              .createQuery(
                  """
                  insert into blast_run (blast_id, number, state, spec, hash, sender, topic, audience, totals, planned_by,
                                         planned_at, first_text_at)
                  select id, (select count(*) + 1 from blast_run), 'paused', '', 'h', :sender, 'actions', :texts, '{}',
                         'bench', :now, '-infinity'
                  from blast returning id
                  """)
              .bind("sender", sender)
              .bind("texts", texts)
              .bind("now", Instant.now())
              .mapTo(Long.class)
              .one();
      handle
          .createUpdate(ROWS)
          .bind("channel", Channel.ofPhones().word())
          .bind("sender", sender)
          .bind("now", Instant.now())
          .bind("run", run[0])
          .bind(
              "place",
              handle.createQuery("select min(id) from whereabouts").mapTo(Integer.class).one())
          .bind("texts", texts)
          .execute();
      handle.execute("analyze outbox");
    });
    return run[0];
  }

  void state(long run, String state) {
    database.with(handle ->
        handle
            .createUpdate("update blast_run set state = :state where id = :run")
            .bind("state", state)
            .bind("run", run)
            .execute());
  }

  /// @throws BenchFailed the sum of the states is not the audience, or somebody was left out
  void check(long run, int texts) {
    String whole = String.format(Locale.ROOT, "accepted %d", texts);
    long until = System.nanoTime() + 15_000_000_000L;
    String states = states(run);
    while (!states.equals(whole)) { // the last results are recorded in a moment
      if (System.nanoTime() > until) {
        throw new BenchFailed("of " + texts + " texts: " + states);
      }
      LockSupport.parkNanos(100_000_000);
      states = states(run);
    }
  }

  private String states(long run) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                select coalesce(string_agg(state || ' ' || n, ', ' order by state), '')
                from (select state, sum(n) as n from run_tally where run_id = :run group by state having sum(n) <> 0) t
                """)
            .bind("run", run)
            .mapTo(String.class)
            .one());
  }

  long firstRow(long run) {
    return database.with(handle ->
        handle
            .createQuery("select min(id) from outbox where run_id = :run")
            .bind("run", run)
            .mapTo(Long.class)
            .one());
  }

  // Seeding takes longer than any statement of the program's.
  private void slowly(Consumer<Handle> work) {
    database.inTransaction(handle -> {
      handle.execute("set local statement_timeout = 0");
      work.accept(handle);
      return true;
    });
  }

  @Override
  public void close() {
    database.close();
  }
}
