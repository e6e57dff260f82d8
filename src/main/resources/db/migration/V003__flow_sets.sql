-- Every bundle of flow files that was ever served, by content hash: a conversation finishes on the
-- version it began on. Rows are never changed.
create table flow_set (
  hash text primary key,
  bundle text not null,
  kept_at timestamptz not null
);
