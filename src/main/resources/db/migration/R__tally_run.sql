-- Appends to `run_tally` what one update of the ledger moved: one less in the state that a run's rows had, one more in the
-- state that they have.
--
-- Every update is counted here, no matter who makes it, so that no path can forget to. Inserts are counted by the one statement
-- that makes a run's rows; turns insert and don't pay for this.
create or replace function tally_run() returns trigger language plpgsql as $$
begin
  insert into run_tally (run_id, state, reason, code, n)
  select run_id, state, reason, code, sum(n) from (
    select b.run_id, b.state, case when b.state = 'skipped' then coalesce(b.reason, '') else '' end as reason, b.code, -1 as n
    from before b where b.run_id is not null
    union all
    select a.run_id, a.state, case when a.state = 'skipped' then coalesce(a.reason, '') else '' end, a.code, 1
    from after a where a.run_id is not null) moved
  group by run_id, state, reason, code having sum(n) <> 0;
  return null;
end $$;
create or replace trigger outbox_tally after update on outbox referencing old table as before new table as after
  for each statement execute function tally_run();
