-- How often what a calendar shows of a place has changed: a calendar takes a later word on an event only if its number is
-- higher (RFC 5545, SEQUENCE). Counted here, so that no writer of places can forget it.
alter table place
  add column revision integer not null default 0;

create function count_place_revision() returns trigger language plpgsql as $$
begin
  new.revision := old.revision + 1;
  return new;
end
$$;

create trigger place_revision before update on place for each row
  when ((old.site_id, old.starts_at, old.ends_at, old.meet, old.closed)
    is distinct from (new.site_id, new.starts_at, new.ends_at, new.meet, new.closed))
  execute function count_place_revision();

-- The grid of a roster: which of its sites have shifts in a week, and which.
create index place_site_time on place (roster, site_id, starts_at);
