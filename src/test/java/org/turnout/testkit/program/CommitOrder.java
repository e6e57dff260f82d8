package org.turnout.testkit.program;

import java.util.List;
import org.turnout.testkit.TestDatabase;

/// Which came first, by Postgres's own record of commits: the claim of a row, or the STOP of its
/// phone. The judge of races, since whatever a test could see from outside comes later.
public final class CommitOrder {
  private final TestDatabase db;

  private CommitOrder(TestDatabase db) {
    this.db = db;
  }

  /// Notes from now on, in the transaction of each, every claim and every STOP.
  public static CommitOrder keep(TestDatabase db) {
    db.database()
        .inTransaction(handle ->
            handle.execute(
                """
                create table noted (what text, address_id bigint, row_id bigint, by xid);
                create function note_claims() returns trigger language plpgsql as $$
                begin
                  insert into noted select 'claim', a.address_id, a.id, pg_current_xact_id()::xid
                  from after a join before b using (id)
                  where a.state = 'claimed' and b.state = 'planned' and not a.despite_stop;
                  return null;
                end $$;
                create trigger claims after update on outbox referencing old table as before new table as after
                  for each statement execute function note_claims();
                create function note_stop() returns trigger language plpgsql as $$
                begin
                  insert into noted values ('stop', new.id, 0, pg_current_xact_id()::xid);
                  return null;
                end $$;
                create trigger stops after update on address for each row
                  when (old.stopped_at is null and new.stopped_at is not null) execute function note_stop();
                """));
    return new CommitOrder(db);
  }

  /// Rows that were claimed, a first time or again, after the STOP of their phone had committed.
  public List<String> claimedAfterStop() {
    return db.database()
        .with(handle ->
            handle
                .createQuery(
                    """
                    select format('row %s: claimed %s after STOP', c.row_id,
                                  pg_xact_commit_timestamp(c.by) - pg_xact_commit_timestamp(s.by))
                    from noted c join noted s using (address_id)
                    where c.what = 'claim' and s.what = 'stop'
                      and pg_xact_commit_timestamp(c.by) > pg_xact_commit_timestamp(s.by)
                    """)
                .mapTo(String.class)
                .list());
  }

  /// How many phones had a row claimed so shortly before their STOP that the two met: with at most
  /// so many other claims and STOPs committed in between. Counted, not timed, so that it says the
  /// same on a slow machine.
  public long met(int between) {
    return db.database()
        .with(handle ->
            handle
                .createQuery(
                    """
                    with ordered as (
                      select *, row_number() over (order by pg_xact_commit_timestamp(by)) as n from noted)
                    select count(distinct address_id) from ordered c join ordered s using (address_id)
                    where c.what = 'claim' and s.what = 'stop' and s.n - c.n between 1 and :between
                    """)
                .bind("between", between)
                .mapTo(Long.class)
                .one());
  }
}
