-- Who takes care of an item of the inbox; everybody can still close it.
alter table inbox_item
  add column claimed_by text,            -- the actor's word: cli:ana
  add column claimed_at timestamptz;     -- campaign time

-- The list of orders, oldest first, among many more signatures.
create index form_entry_orders on form_entry (id) where status is not null;
