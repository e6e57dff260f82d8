-- What colleagues tell each other about an item; it is never sent.
create table inbox_note (
  id         bigint generated always as identity primary key,
  item_id    bigint not null,
  written_by text not null,                    -- console:Ana Cruz
  written_at timestamptz not null,             -- campaign time
  body       text not null
);
create index inbox_note_item on inbox_note (item_id);

-- The run of a blast that the member was answering when a person was wanted; of several, the newest. Besides what it
-- said so far, `outcome` says why a person closed the item: helped, called, not needed, other.
alter table inbox_item add column run_id bigint;
create index inbox_item_run on inbox_item (run_id) where closed_at is null and run_id is not null;

alter table access_token drop constraint access_token_role_check;
alter table access_token add constraint access_token_role_check
  check (role in ('viewer', 'steward', 'organizer', 'admin'));
