-- A member has one open hand-over, to which everything they write to a person belongs.
create table inbox_text (
  item_id    bigint not null,
  inbound_id bigint not null,
  primary key (item_id, inbound_id)
);
insert into inbox_text select id, inbound_id from inbox_item where inbound_id is not null and kind = 'hand_over';
create index inbox_item_of_address on inbox_item (address_id) where closed_at is null;
alter table inbox_item add column note text;  -- the result, for colleagues
alter table inbox_item drop constraint inbox_item_kind_check;
alter table inbox_item add constraint inbox_item_kind_check check (kind in ('review', 'hand_over', 'call'));
-- Whose turn it is in the conversation.
alter table address add column attended_at timestamptz;  -- campaign time of the last word between the member and a person of ours; null when nobody takes part
alter table address add column answered boolean not null default false;  -- the person of ours has written
