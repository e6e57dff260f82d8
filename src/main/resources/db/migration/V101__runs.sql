-- What people decide about a run beside its state.
alter table blast_run add column start_at timestamptz;   -- campaign time at which an approved run starts by itself
alter table blast_run add column start_by text;          -- who set that time
alter table blast_run add column settled_at timestamptz; -- campaign time: cancelled, and nothing of it is left to leave
