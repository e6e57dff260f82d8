-- Claims rows of one run for one node, and is the last check before they leave: the run must be started and its time to
-- think again over, the phone neither stopped, bad nor held, still subscribed, and below its cap of broadcasts in 24
-- hours. What fails is skipped here, with the reason; what passes is claimed. While a phone is held its row waits, and is
-- looked at again a minute later: the hold has an end. Rows that somebody else holds are passed by, so the row lock
-- decides between a claim and a STOP.
--
--   p_run          the run
--   p_whereabouts  those whose window is open, the first to close first
--   p_above        the row after which to look in each, so that the dead entries of the index are not walked through again
--   p_caps         the cap of each: broadcasts to one address in 24 hours
--   p_segments     how many segments to claim at most, but always one text if there is one
--   p_most         how many rows to look at in all
--   p_machine      machine time: of the claim, of back-offs and of the time to think again
--   p_campaign     campaign time: of the claim, for the 24 hours
--   p_node         the node that claims
--
-- Answers the rows that it claimed, skipped or put off, each as it is now; `found` is how many rows there were to choose from: fewer
-- than p_most means that no more wait in these whereabouts.
--
-- The joins are forced to go through the rows that were found: a few dozen, whatever the planner believes of p_most.
create or replace function claim_blast(
  p_run bigint, p_whereabouts integer[], p_above bigint[], p_caps integer[], p_segments integer, p_most integer,
  p_machine timestamptz, p_campaign timestamptz, p_node text)
returns table (row_id bigint, address bigint, state_now text, goes_to text, leaves_from text, words text, pictures text[],
               parts smallint, place integer, found bigint)
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  return query
  with wanted as materialized (
    select found.id, found.address_id, found.segments, w.cap, w.nth
    from unnest(p_whereabouts, p_above, p_caps) with ordinality as w(whereabouts, above, cap, nth)
    cross join lateral (
      select o.id, o.address_id, o.segments
      from outbox o
      where o.run_id = p_run and o.whereabouts_id = w.whereabouts and o.state = 'planned' and o.id > w.above
        and o.not_before <= p_machine
      order by o.id limit p_most for update of o skip locked) found
    limit p_most
  ), judged as (
    select w.id, w.segments, w.nth,
           case when a.stopped_at is not null then 'stopped'
                when a.bad then 'bad number'
                when t.subscribed is not true then 'no consent'
                when (select count(*) from outbox b
                      where b.address_id = w.address_id and b.left_at > p_campaign - interval '24 hours'
                        and b.left_at <= p_campaign and b.kind = 'broadcast'
                        and b.state not in ('planned', 'skipped', 'failed', 'undelivered')) >= w.cap then 'cap'
                when a.held_at is not null then 'held'
           end as hindrance
    from wanted w
    join blast_run r on r.id = p_run and r.state = 'started' and r.first_text_at <= p_machine
    join address a on a.id = w.address_id
    left join topic_subscription t on t.address_id = w.address_id and t.topic = r.topic
  ), measured as materialized (
    select j.id, j.hindrance,
           sum(case when j.hindrance is null then j.segments else 0 end) over (order by j.nth, j.id) as upto,
           j.segments
    from judged j
  )
  update outbox o
  set state = case when m.hindrance is null then 'claimed' when m.hindrance = 'held' then 'planned' else 'skipped' end,
      reason = case when m.hindrance is distinct from 'held' then m.hindrance else o.reason end,
      not_before = case when m.hindrance = 'held' then p_machine + interval '1 minute' else o.not_before end,
      claimed_at = case when m.hindrance is null then p_machine end,
      claimed_by = case when m.hindrance is null then p_node end,
      left_at = case when m.hindrance is null then p_campaign end
  from measured m
  where o.id = m.id and (m.upto <= p_segments or (m.hindrance is null and m.upto = m.segments))
  returning o.id, o.address_id, o.state, o.to_value, o.from_value, o.body, o.media, o.segments, o.whereabouts_id,
            (select count(*) from wanted);
end $$;
