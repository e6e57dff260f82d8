-- A text that the carrier certainly did not deliver (its time ran out, or its picture cannot be shown there) may go back in
-- line. What the carrier called it before is kept: late news of the earlier one must not count as news of the next, save
-- that it was delivered after all.
alter table outbox add column earlier text[] not null default '{}';
