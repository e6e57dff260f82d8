-- Who may use the console and the API. A token is shown once; what is here is its SHA-256. All times are machine time:
-- a token ends when it ends, wherever a rehearsal has pushed the campaign's clock.
create table access_token (
  id           bigint generated always as identity primary key,
  name         text not null,                  -- the person who has it: approvals by two people go by this name
  role         text not null check (role in ('viewer', 'organizer', 'admin')),
  sha256       bytea not null unique,
  created_by   text not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  revoked_by   text,
  last_used_on date                            -- by day, so that use writes one row a day and tells no habits
);

-- A sign-in link holds one of these: it opens one session, once, within minutes.
create table sign_in_code (
  sha256     bytea primary key,
  token_id   bigint not null references access_token,
  expires_at timestamptz not null
);
