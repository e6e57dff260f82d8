-- Raises the version of every address from which a changed person writes, so that a cached person is read again.
create or replace function bump_person_version() returns trigger language plpgsql as $$
begin
  update address set version = version where speaker_id = coalesce(new.id, old.id);
  return null;
end $$;
create or replace trigger person_changed after update on person for each row execute function bump_person_version();
