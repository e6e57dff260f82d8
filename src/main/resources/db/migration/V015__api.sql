-- What was answered to a request that must be done once, by the caller's token and the key they gave it. While `status` is
-- null it is being worked on. All times are machine time.
create table api_request (
  token_id     bigint not null,                -- of access_token
  key          text not null,
  request_hash text not null,                  -- SHA-256 of method, path and body: the same key for something else is refused
  began_at     timestamptz not null,
  expires_at   timestamptz not null,
  status       integer,
  location     text,
  body         text,
  primary key (token_id, key)
);
create index api_request_expires on api_request (expires_at);
