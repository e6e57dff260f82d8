-- Reminders of places, reckoned from the place's own day and start whenever the clock is looked at: when it moves they
-- move, and whoever has given it back gets none. What is kept is only which moment of a place has been seen to.
create table place_reminded (
  place_id bigint not null references place,
  reminder text not null,        -- as the roster's file says it: 'the evening before, 18:00'
  due_at timestamptz not null,   -- campaign time: a place that moves has another, and is seen to again
  at timestamptz not null,
  primary key (place_id, reminder, due_at)
);

-- Who still waits to hear of an opening, in the order of asking; and who heard lately.
create index opening_wish_waiting on opening_wish (about, since, person_id) where told_at is null;
create index opening_wish_told on opening_wish (about, told_at) where told_at is not null;
