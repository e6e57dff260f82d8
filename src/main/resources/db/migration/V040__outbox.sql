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
  reported_at timestamptz
);

-- Who goes first: answers, then service texts, then broadcasts.
create function text_rank(kind text) returns integer immutable parallel safe language sql as $$
  select case kind when 'answer' then 0 when 'service' then 1 else 2 end
$$;

create index outbox_waiting on outbox (text_rank(kind), id) where state = 'planned' and route = 'rest';
create index outbox_unsettled on outbox (claimed_at) where state = 'claimed';
create index outbox_uncertain on outbox (id) where state = 'uncertain';
create index outbox_inbound on outbox (inbound_id) where inbound_id is not null;
create index outbox_address on outbox (address_id, id);
create index outbox_carrier on outbox (carrier_id) where carrier_id is not null;

-- How far a state has come: a report moves a row up only. A planned row may be reported too: its carrier took it
-- while we thought it had not.
create function state_rank(state text) returns integer immutable parallel safe language sql as $$
  select case state when 'accepted' then 1 when 'sent' then 2 when 'failed' then 3 when 'undelivered' then 4
                    when 'delivered' then 5 when 'skipped' then 0 else 0 end
$$;
