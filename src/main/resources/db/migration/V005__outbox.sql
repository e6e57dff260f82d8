-- Every text we send is one row of this ledger, whatever it is: a reply, a reminder, a steward's answer, a recipient of
-- a blast. One life: planned, claimed, accepted, sent, then delivered, undelivered or failed; or skipped with a reason;
-- or uncertain, when nobody can know whether it left.

create table outbox (
  id          bigint generated always as identity primary key,
  address_id  bigint not null,
  person_id   bigint not null,
  inbound_id  bigint,                          -- the text it answers
  channel     text not null,                   -- sms, discord
  to_value    text not null,
  from_value  text not null,                   -- the sender the text came in on, so that the answer leaves from there
  kind        text not null check (kind in ('answer', 'service', 'broadcast')),
  route       text not null check (route in ('twiml', 'rest')),
  state       text not null check (state in ('planned', 'claimed', 'accepted', 'sent', 'delivered', 'undelivered',
                                             'failed', 'skipped', 'uncertain')),
  reason      text,                            -- why skipped, failed or uncertain
  despite_stop boolean not null default false, -- the one confirmation of a STOP, HELP and how to START
  body        text not null,
  media       text[] not null default '{}',
  planned_at  timestamptz not null,            -- campaign time
  not_before  timestamptz not null default '-infinity', -- machine time: backing off after "try later"
  claimed_at  timestamptz,                     -- machine time
  claimed_by  text,
  carrier_id  text,
  code        integer not null default 0,      -- the carrier's error code
  reported_at timestamptz,
  offered_at  timestamptz,                     -- machine time: a repeated request was last given this reply again; the time after
                                               -- which a reply that nobody confirmed is looked up begins again with each
  run_id      bigint,                          -- of a blast; null for all others, as the next
  whereabouts_id integer,
  segments    smallint not null default 1,
  attempt     smallint not null default 1,     -- 2 and more: a person chose to send it again
  left_at     timestamptz,                     -- campaign time of the claim
  -- What the carrier called earlier copies that it certainly did not deliver (their time ran out, or their picture cannot
  -- be shown there), so that the text went back in line. Late news of one must not count as news of the next, except
  -- that it was delivered after all.
  earlier     text[] not null default '{}'
);

-- Who goes first: answers, then service texts, then broadcasts. `outbox_waiting` is ordered by it, so it is not a repeatable
-- migration: a change of it means to build that index again, in a numbered one.
create function text_rank(kind text) returns integer immutable parallel safe language sql as $$
  select case kind when 'answer' then 0 when 'service' then 1 else 2 end
$$;

create index outbox_waiting on outbox (text_rank(kind), id) where state = 'planned' and route = 'rest' and run_id is null;
create index outbox_unsettled on outbox (claimed_at) where state = 'claimed';
create index outbox_uncertain on outbox (id) where state = 'uncertain';
create index outbox_inbound on outbox (inbound_id) where inbound_id is not null;
create index outbox_address on outbox (address_id, id);
create index outbox_carrier on outbox (carrier_id) where carrier_id is not null;

-- No recipient of a run gets two copies.
create unique index outbox_run on outbox (run_id, address_id) where run_id is not null;
create index outbox_blast_waiting on outbox (run_id, whereabouts_id, id) where state = 'planned' and run_id is not null;
-- How many broadcasts somebody got in a day is asked at every claim.
create index outbox_left on outbox (address_id, left_at) where left_at is not null;
