-- Raises the versions of the addresses of everybody whose membership was inserted, updated or deleted.
--
-- By the statement, not by the row: an import or a made-up campaign inserts tens of thousands at once.
create or replace function bump_persons_versions() returns trigger language plpgsql as $$
begin
  update address set version = version where speaker_id in (select person_id from changed);
  return null;
end $$;
create or replace trigger membership_inserted after insert on membership referencing new table as changed
  for each statement execute function bump_persons_versions();
create or replace trigger membership_updated after update on membership referencing new table as changed
  for each statement execute function bump_persons_versions();
create or replace trigger membership_deleted after delete on membership referencing old table as changed
  for each statement execute function bump_persons_versions();
