-- Short links on our own domain. A link is one address that the texts of one run lead to; each recipient's code is
-- calculated from the link and the recipient with the key below, so that a million recipients write no row before somebody
-- follows one.

create table link (
  id     integer generated always as identity (minvalue 1 maxvalue 1048575) primary key,  -- 20 bits of every code
  run_id bigint not null,                      -- 0: a test send, whose clicks are not counted
  url    text not null,                        -- frozen: where the code leads, and nowhere else
  until  timestamptz not null,                 -- campaign time; afterwards the code says that it has expired
  unique (run_id, url)
);

-- Anyone who has this can tell which recipient a code belongs to, and make up codes. Made here, once, by the server's own
-- source of randomness, so that all nodes share it.
create table link_key (
  key bytea not null,
  only_one boolean primary key default true check (only_one)
);
insert into link_key (key) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- Who followed a link, as counts: no address of a network, no kind of phone.
create table link_click (
  link_id    integer not null references link,
  address_id bigint not null,
  raw        integer not null,                 -- every request
  people     integer not null,                 -- without previews and scanners: the rule is in docs/links.md
  first_at   timestamptz,                      -- campaign time of the first one by a person
  primary key (link_id, address_id)
);
