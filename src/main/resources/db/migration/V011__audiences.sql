-- What audiences look at: words that locals put next to their people, and lists that come from elsewhere.

create table person_tag (
  person_id bigint not null references person,
  tag       text not null,                     -- small letters: night-shift
  primary key (tag, person_id)
);
create index person_tag_person on person_tag (person_id);

-- A list of people we know, imported by its name: `list pasadena-march`.
create table people_list (
  id         bigint generated always as identity primary key,
  name       text not null unique,
  made_by    text not null,
  made_at    timestamptz not null              -- campaign time
);

create table people_list_entry (
  list_id   bigint not null references people_list,
  person_id bigint not null references person,
  primary key (list_id, person_id)
);
