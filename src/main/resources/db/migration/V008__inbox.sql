-- What waits for a person to look at it.
create table inbox_item (
  id         bigint generated always as identity primary key,
  address_id bigint not null,
  person_id  bigint not null,
  inbound_id bigint,                           -- the text it is about; null when a timer led here
  kind       text not null check (kind in ('review', 'hand_over')),
  reason     text not null,                    -- the rule or the flow's word, never the member's text
  opened_at  timestamptz not null,             -- campaign time
  claimed_by text,                             -- who takes care of it: cli:ana; everybody can still close it
  claimed_at timestamptz,                      -- campaign time
  closed_at  timestamptz,
  closed_by  text,
  outcome    text                              -- answered, released, stopped
);
create index inbox_item_open on inbox_item (opened_at) where closed_at is null;
