-- Every text that came in, every turn that was taken, and when a conversation moves on its own.
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
  kind        text not null,                   -- what it was taken for: flow, stop, start, help, late, ...
  answers_run bigint                           -- the run of a blast that it answers: at most one text of an address per run
);
create index inbound_address on inbound (address_id, id);
create index inbound_answers on inbound (answers_run, address_id) where answers_run is not null;
-- Audiences ask by day. Texts come in by the clock, so a block of them has one time.
create index inbound_received on inbound using brin (received_at) with (pages_per_range = 32, autosummarize = on);

-- One row per person and turn: the first to insert it decides every race.
create table turn (
  person_id bigint not null,
  turn      bigint not null,
  taken_at  timestamptz not null,              -- campaign time
  state     bytea not null,                    -- the conversation after it (ConversationCodec)
  results   text,                              -- JSON: what the records said, so that a replay needs none
  trace     text not null,                     -- steps passed: 'shift/place.full'
  primary key (person_id, turn)
);

-- When a conversation moves on its own (a reminder, the end of a wait). Fires as a turn, in that turn's commit.
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
