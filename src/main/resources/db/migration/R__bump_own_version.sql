-- Raises the version of an address with every update of it, so that take_turn refuses a turn decided on what was read before.
create or replace function bump_own_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create or replace trigger address_changed before update on address for each row execute function bump_own_version();
