-- How long somebody may answer a run, from the moment their own text left: as long as the run says when it opens a flow,
-- else three days.
--
--   r  the run
--
-- Three days is how long a question stays open when its flow does not say (`Blast.USUALLY_OPEN` in the program).
create or replace function answerable_for(r blast_run) returns interval stable parallel safe language sql as $$
  select coalesce(r.opens_until - r.planned_at, interval '3 days')
$$;
