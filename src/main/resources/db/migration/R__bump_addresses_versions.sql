-- Raises the version of every address whose yes or no to a topic was inserted, updated or deleted. By the statement, as
-- for memberships.
create or replace function bump_addresses_versions() returns trigger language plpgsql as $$
begin
  update address set version = version where id in (select address_id from changed);
  return null;
end $$;
create or replace trigger topic_inserted after insert on topic_subscription referencing new table as changed
  for each statement execute function bump_addresses_versions();
create or replace trigger topic_updated after update on topic_subscription referencing new table as changed
  for each statement execute function bump_addresses_versions();
create or replace trigger topic_deleted after delete on topic_subscription referencing old table as changed
  for each statement execute function bump_addresses_versions();
