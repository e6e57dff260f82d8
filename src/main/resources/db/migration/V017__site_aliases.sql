-- What people call a site: a text that says one of them finds it.
alter table site add column aliases text[] not null default '{}';
