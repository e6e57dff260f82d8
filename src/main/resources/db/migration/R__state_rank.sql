-- How far a text has come, as a number: a carrier's report moves a row up only. A planned row may be reported too: its
-- carrier took it while we thought it had not.
--
--   state  of an outbox row
--
-- `DeliveryState` in the program counts the same way.
create or replace function state_rank(state text) returns integer immutable parallel safe language sql as $$
  select case state when 'accepted' then 1 when 'sent' then 2 when 'failed' then 3 when 'undelivered' then 4
                    when 'delivered' then 5 when 'skipped' then 0 else 0 end
$$;
