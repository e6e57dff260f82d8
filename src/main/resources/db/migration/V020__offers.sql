-- What people in line want to do at the place, and what they have been told of an offer: each is told in the transaction
-- that sets its column, so once, whatever nodes do. An offer from before is put again, as the question it is now.
alter table line_entry
  add duty text,
  add told_at timestamptz,       -- when the offer was put to the person
  add lapse_told_at timestamptz; -- when they heard that its time ran out, or could not be told

create index line_entry_untold on line_entry (offered_at)
  where left_at is null and offered_at is not null and told_at is null;
create index line_entry_lapse_untold on line_entry (id)
  where why_left = 'expired' and told_at is not null and lapse_told_at is null;
