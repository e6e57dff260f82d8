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
