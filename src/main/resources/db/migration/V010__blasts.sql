-- A blast is one text to many people. What it says and to whom is in `blast`; each time it goes out is a run, with a
-- plan that is frozen (`blast_recipient`) and, once started, one row of the outbox for every recipient, those who get
-- none included: the sum of all states is the audience, always.

create table blast (
  id          bigint generated always as identity primary key,
  name        text not null unique,            -- gear-day: what people call it
  spec        text not null,                   -- as it was last written, YAML
  changed_by  text not null,
  changed_at  timestamptz not null,            -- campaign time
  file_hash   text                             -- of the file it was last taken from: an edit on a page stays until the file changes
);

create table blast_run (
  id            bigint generated always as identity primary key,
  blast_id      bigint not null references blast,
  number        integer not null,              -- 1, 2, ...: each recurrence is a new run
  state         text not null check (state in ('planned', 'approved', 'started', 'paused', 'finished', 'cancelled')),
  spec          text not null,                 -- as it was when it was planned
  hash          text not null,                 -- SHA-256 of audience and texts: what an approval is bound to
  sender        text not null,                 -- the number of ours it leaves from
  topic         text not null,                 -- what its recipients said yes to
  audience      integer not null,              -- recipients, those who get none included
  totals        jsonb not null,                -- what the plan found: segments, cost, languages, reasons
  opens_flow    text,                          -- an answer to it begins this flow
  opens_until   timestamptz,                   -- campaign time
  local_date    date,                          -- not before this date and time of day in each recipient's own zone
  local_time    time,
  per_second    integer,                       -- segments per second, below the sender's own; null: the sender's
  planned_by    text not null,
  planned_at    timestamptz not null,          -- campaign time, as the next three
  approved_by   text,
  approved_at   timestamptz,
  started_by    text,
  started_at    timestamptz,
  first_text_at timestamptz,                   -- machine time: the end of the time to think again
  why           text,                          -- why it is paused or cancelled, in words for an organizer
  ended_at      timestamptz,
  media         text[] not null default '{}',  -- pictures that go with every text
  start_at      timestamptz,                   -- campaign time at which an approved run starts automatically
  start_by      text,                          -- who set that time
  settled_at    timestamptz,                   -- campaign time: cancelled, and nothing of it is left to leave
  unique (blast_id, number)
);
create index blast_run_live on blast_run (id) where state in ('started', 'paused');
-- The runs that may still be answered; a few, so that a turn looks into `outbox_run` once for each.
create index blast_run_begun on blast_run (started_at) where started_at is not null;

-- Where a recipient may be: every zone and every state whose rules may be theirs. A few hundred rows for everybody, so
-- that windows are calculated per place and not per person.
create table whereabouts (
  id     integer generated always as identity primary key,
  zones  text[] not null,
  states text[] not null,
  unique (zones, states)
);

-- The plan of a run, frozen: who gets which words, or why none.
create table blast_recipient (
  run_id     bigint not null,
  address_id bigint not null,
  person_id  bigint not null,
  to_value   text not null,
  language   text not null,
  variant    smallint not null default 0,
  body       text not null,
  segments   smallint not null,
  whereabouts_id   integer,
  reason     text,                             -- why they get none: stopped, no consent, twice, ...
  primary key (run_id, address_id)
);

-- The progress of a run, as differences that are only ever appended: reading is a sum over a few rows at a million
-- recipients, no two writers wait for each other, and every state of the sum is a true one. Folded now and then. The
-- trigger of tally_run counts every update of the ledger; the statement that makes a run's rows counts its inserts.
create table run_tally (
  run_id bigint not null,
  state  text not null,
  reason text not null default '',             -- of the skipped
  code   integer not null default 0,           -- the carrier's, of the failed and undelivered
  n      integer not null
);
create index run_tally_run on run_tally (run_id);
