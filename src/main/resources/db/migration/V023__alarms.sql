-- Who is told is in config/locals.yaml alone, as employers are.
alter table local drop column steward, drop column steward_phone;
