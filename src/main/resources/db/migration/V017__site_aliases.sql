-- What people call a site, joined by commas: a text that names it so finds it.
alter table site add column aliases text not null default '';
