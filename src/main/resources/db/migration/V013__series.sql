-- A blast that is sent again and again, approved once: bound to its whole text (query, words, schedule) and to a
-- ceiling. Each recurrence is a run of its own, planned again.
create table blast_series (
  id           bigint generated always as identity primary key,
  blast_id     bigint not null references blast,
  spec         text not null,                  -- as it was approved, YAML
  approved_by  text not null,
  approved_at  timestamptz not null,           -- campaign time, as the next
  ended_by     text,
  ended_at     timestamptz
);
create unique index blast_series_one on blast_series (blast_id) where ended_at is null;

-- What happened to each recurrence. The key keeps a change of clocks, two nodes or a node that was down from sending one
-- twice; none is left out without a row that says why.
create table blast_occurrence (
  blast_id bigint not null references blast,
  on_date  date not null,                      -- in each recipient's own zone
  slot     text not null,                      -- which line of the schedule: tuesday
  run_id   bigint references blast_run,
  outcome  text not null check (outcome in ('planned', 'started', 'waits', 'failed', 'missed')),
  why      text,
  at       timestamptz not null,               -- campaign time
  primary key (blast_id, on_date, slot)
);
create index blast_occurrence_run on blast_occurrence (run_id);
