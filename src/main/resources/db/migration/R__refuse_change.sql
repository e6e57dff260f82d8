-- Keeps the tables below append-only: what was said, signed, handed in and done is never rewritten. Raises an exception
-- that names the table.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create or replace trigger consent_event_append_only before update or delete on consent_event
  for each row execute function refuse_change();
create or replace trigger wording_append_only before update or delete on wording
  for each row execute function refuse_change();
create or replace trigger form_trail_append_only before update or delete on form_trail
  for each row execute function refuse_change();
create or replace trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_change();
create or replace trigger audit_entry_kept before truncate on audit_entry
  for each statement execute function refuse_change();
