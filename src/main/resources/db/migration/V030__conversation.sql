-- Every text that came in, every turn that was taken, and when a conversation moves by itself.
--
-- No foreign keys here: they would take a row lock on the person at every text (a heap write each), and these rows are
-- only ever written by take_turn, which was given ids it read in the same breath. Nothing here is ever deleted alone.

create table inbound (
  id          bigint generated always as identity primary key,
  carrier_id  text not null unique,            -- MessageSid, Discord message id: the duplicate check
  address_id  bigint not null,
  person_id   bigint not null,
  turn        bigint not null,                 -- the turn it was handled in
  body        text not null,
  photos      integer not null,
  sent_at     timestamptz not null,            -- campaign time: the carrier's date for a swept text
  received_at timestamptz not null,            -- campaign time
  origin      text not null,                   -- webhook, sweep, gateway
  kind        text not null                    -- what it was taken for: flow, stop, start, help, late, ...
);
create index inbound_address on inbound (address_id, id);

-- One row per person and turn: whoever inserts it first decides every race.
create table turn (
  person_id bigint not null,
  turn      bigint not null,
  taken_at  timestamptz not null,              -- campaign time
  state     bytea not null,                    -- the conversation after it (ConversationCodec)
  results   text,                              -- JSON: what the records said, so that a replay needs none
  trace     text not null,                     -- steps passed: 'shift/place.full'
  primary key (person_id, turn)
);

-- When a conversation moves by itself (a reminder, the end of a wait). Fires as a turn, in that turn's commit.
create table timer (
  person_id  bigint primary key,
  address_id bigint not null,
  due_at     timestamptz not null              -- campaign time
);
create index timer_due on timer (due_at);

-- Up to when the carrier's inbound log of one of our senders was read completely (machine time).
create table sweep (
  sender         text primary key,
  complete_until timestamptz not null
);

-- The address row carries a version that everything a turn reads beforehand bumps: take_turn compares it, so a cached
-- person who has changed since is read again instead of believed.
alter table address add column version integer not null default 1;

create function bump_own_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create trigger address_changed before update on address for each row execute function bump_own_version();

create function bump_person_version() returns trigger language plpgsql as $$
begin
  update address set version = version where speaker_id = coalesce(new.id, old.id);
  return null;
end $$;
create trigger person_changed after update on person for each row execute function bump_person_version();

-- By the statement, not by the row: an import or a made-up campaign inserts tens of thousands at once.
create function bump_persons_versions() returns trigger language plpgsql as $$
begin
  update address set version = version where speaker_id in (select person_id from changed);
  return null;
end $$;
create trigger membership_inserted after insert on membership referencing new table as changed
  for each statement execute function bump_persons_versions();
create trigger membership_updated after update on membership referencing new table as changed
  for each statement execute function bump_persons_versions();
create trigger membership_deleted after delete on membership referencing old table as changed
  for each statement execute function bump_persons_versions();

create function bump_addresses_versions() returns trigger language plpgsql as $$
begin
  update address set version = version where id in (select address_id from changed);
  return null;
end $$;
create trigger topic_inserted after insert on topic_subscription referencing new table as changed
  for each statement execute function bump_addresses_versions();
create trigger topic_updated after update on topic_subscription referencing new table as changed
  for each statement execute function bump_addresses_versions();
create trigger topic_deleted after delete on topic_subscription referencing old table as changed
  for each statement execute function bump_addresses_versions();

-- The triggers above find a person's addresses by it.
create index address_speaker on address (speaker_id);
