-- All files of the campaign in each version that was ever current, so that a node with older files serves the current
-- ones, and so that there is a way back.
create table bundle (
  hash        text primary key,
  zip         bytea not null,
  stored_at   timestamptz not null,             -- machine time: when it became current
  stored_by   text not null,                    -- the node that brought it, or who went back to it
  replaced_at timestamptz                       -- machine time; null: it is the current one
);
create unique index bundle_current on bundle ((replaced_at is null)) where replaced_at is null;
