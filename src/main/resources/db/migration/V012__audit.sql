-- Who did what. Every entry holds the hash of the one before it, so that a changed, missing or moved entry shows
-- (`./turnout audit verify`). The head is the lock under which entries are numbered, so that two nodes never fork the
-- chain, and what the last entry must be. Entries are append-only (refuse_change).

create table audit_entry (
  number   bigint primary key,                 -- 1, 2, 3 ... without a gap
  at       timestamptz not null,               -- campaign time
  name     text not null,                      -- who, as colleagues call them
  through  text not null,                      -- cli, console, api, turnout
  act      text not null,                      -- blast.start
  subject  text not null,                      -- run 12
  details  jsonb not null,                     -- names and texts; never a number of a member, nor words of one
  previous text not null,                      -- the hash of the entry before; 64 zeros for the first
  hash     text not null                       -- SHA-256 of all of the above
);
create index audit_entry_subject on audit_entry (subject, number);

create table audit_head (
  one    boolean primary key default true check (one),
  number bigint not null,
  hash   text not null
);
insert into audit_head (number, hash) values (0, repeat('0', 64));
