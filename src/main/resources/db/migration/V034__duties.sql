-- The room of a place by what people do there. `seats` is how many of it are seated jobs (food, phones, check-in); the rest
-- is for people on their feet. Null: nobody counts who sits.
alter table place
  add column seats integer,
  add column filed_seats integer,
  add constraint place_seats check (seats between 0 and room);

create index reservation_seat on reservation (place_id) where released_at is null and duty = 'seat';
create index line_entry_seat on line_entry (place_id) where left_at is null and offered_at is not null and duty = 'seat';

-- How many seated jobs of a place are taken, or put to somebody. Who is asked to come in place of somebody absent is not
-- counted before they have the place, as in `taken`.
create function seats_taken(which bigint) returns integer language sql stable as $$
  select (select count(*) from reservation
      where place_id = which and released_at is null and duty = 'seat')::integer
    + (select count(*) from line_entry e
      where place_id = which and left_at is null and offered_at is not null and duty = 'seat'
        and not exists (select from cover_need n
          where n.id = e.cover_need_id and n.absent_id is not null))::integer
$$;
