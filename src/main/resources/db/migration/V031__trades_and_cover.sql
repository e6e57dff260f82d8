-- How long before the start somebody in line still wants to be asked; the roster's usual time when empty.
alter table line_entry
  add lead_minutes integer check (lead_minutes >= 0);
