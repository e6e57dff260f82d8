-- A plea to end texts that is likely is asked back once. Every hold ends a day after it began.
alter table address add column asked_in bigint;  -- the turn in which it was asked whether to stop all texts; null when no answer is due
alter table inbox_item add column asked boolean not null default false;  -- the person was asked; silence is a stop then
-- What ended lately is listed too: holds that nobody looked at, and stops by silence.
create index inbox_item_ended on inbox_item (closed_at) where kind = 'review' and closed_at is not null;
