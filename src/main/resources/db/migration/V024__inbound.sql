-- Texts that were found late, texts that cannot be handled, and records that were restored (0085).

-- `later`: what the turn of an old text says waits for the person's day, and leaves in one text.
alter table outbox drop constraint outbox_route_check;
alter table outbox add constraint outbox_route_check check (route in ('twiml', 'rest', 'later')) not valid;
create index outbox_later on outbox (address_id, id) where state = 'planned' and route = 'later';

-- Two phones under one id of the carrier are two texts.
create unique index inbound_carrier on inbound (carrier_id, address_id);
alter table inbound drop constraint inbound_carrier_id_key;

-- The log of a sender from before it was ours to answer is left alone; who speaks there before a restore is not answered.
alter table sweep add column begins_at timestamptz not null default '-infinity'; -- machine time
alter table sweep add column restored_at timestamptz;                            -- machine time of the newest `serve --restored`

-- Entries of a carrier's log that could not be handled: tried a few times, then set aside for a person.
create table set_aside (
  id           bigint generated always as identity primary key,
  sender       text not null,                  -- ours, in whose log it is
  carrier_id   text not null,
  fault        text not null,                  -- the kind of failure, never its words
  tries        integer not null,
  tried_at     timestamptz not null,           -- machine time of the newest try
  set_aside_at timestamptz,                    -- machine time; null while it is still tried
  closed_at    timestamptz,                    -- machine time; a person has looked at it
  closed_by    text,
  unique (sender, carrier_id)
);
create index set_aside_open on set_aside (id) where set_aside_at is not null and closed_at is null;
