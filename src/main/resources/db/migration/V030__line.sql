-- Who came to a shift. Codes of check-in are calculated from a reservation with the key below, so none is stored. Anyone
-- who has the key can make up codes. Made here, once, so that all nodes share it.
create table check_in_key (
  key bytea not null,
  only_one boolean primary key default true check (only_one)
);
insert into check_in_key (key) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- One person at one shift. All times are campaign time of the server, but for `claimed_at`.
create table attendance (
  id             bigint generated always as identity primary key,
  place_id       bigint not null references place,
  person_id      bigint not null references person,
  reservation_id bigint references reservation,  -- null: came without a shift, a walk-in
  arrived_at     timestamptz,
  arrived_by     text,                           -- 'self', or who of ours: 'text:Ana Cruz', 'page:Ana Cruz'
  claimed_at     timestamptz,                    -- when a captain's phone says that it was, if that can be true
  left_at        timestamptz,
  left_by        text,
  missed_at      timestamptz,                    -- a captain says that they did not come
  missed_by      text,
  unique (place_id, person_id)
);
create index attendance_of_person on attendance (person_id, arrived_at);

-- A member said where they are with the code of a poster: a walk-in is noted there.
create table poster_scan (
  person_id bigint primary key references person,
  site_id   bigint not null references site,
  at        timestamptz not null
);

-- What the captain of a shift has been told. A row is written two hours before the start.
create table shift_watch (
  place_id   bigint primary key references place,
  told       bigint[] not null,      -- the people who were on the list that the captain knows
  listed_at  timestamptz not null,
  changed_at timestamptz,            -- since when the list differs; told a quarter of an hour later
  next_at    timestamptz not null,   -- when it is looked at again
  asked_at   timestamptz,            -- when the captain was asked about those who are missing
  opened_at  timestamptz             -- when those still missing were marked below
);

-- Who did not come to a shift that they hold, and for whom others may be asked to come.
create table absence (
  place_id  bigint not null references place,
  person_id bigint not null references person,
  since     timestamptz not null,
  found_at  timestamptz,             -- they came after all: nobody need be asked any more
  primary key (place_id, person_id)
);
create index absence_open on absence (place_id) where found_at is null;

-- What happened at a line, in a member's own words, kept apart: the police, a threat, somebody hurt, management that
-- films. The words are in `inbound`, the photos in `photo`; an alarm tells people of ours.
create table incident (
  id         bigint generated always as identity primary key,
  inbound_id bigint not null unique,       -- the text
  person_id  bigint not null,
  place_id   bigint references place,      -- the shift that they were at
  site       text,                         -- slug
  kind       text not null check (kind in ('hurt', 'threat', 'police', 'filming', 'other')),
  at         timestamptz not null          -- campaign time
);
create index incident_at on incident (at);

-- What a captain's page has said, by an id that the page makes up, so that a page which sends twice is heard once.
create table line_mark (
  id         uuid primary key,
  place_id   bigint not null references place,
  person_id  bigint not null,
  act        text not null check (act in ('arrived', 'left', 'missed')),
  by         text not null,
  claimed_at timestamptz,              -- as the phone says, where that can be true
  at         timestamptz not null,     -- campaign time of the server
  outcome    text not null             -- 'news', 'known', or 'nobody': not a person of this shift
);

-- Devices that have shown a code which was texted to this phone. What is here is a hash.
create table captain_device (
  sha256     bytea primary key,
  phone      text not null,
  since      timestamptz not null,
  expires_at timestamptz not null
);

-- The newest code of a phone; five wrong tries end it.
create table captain_code (
  phone      text primary key,
  sha256     bytea not null,
  tries      int not null default 0,
  sent_at    timestamptz not null,
  expires_at timestamptz not null
);
