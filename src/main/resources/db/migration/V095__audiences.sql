-- What audiences look at: words that locals put beside their people, and lists that come from elsewhere.

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

-- When a captain signed somebody in.
alter table reservation add column checked_in_at timestamptz;

-- The file that a blast was last taken from, as a hash: an edit on a page stays until the file itself changes.
alter table blast add column file_hash text;

-- Audiences ask by form, by list of runs and by day. Texts come in by the clock, so a block of them has one time.
create index form_entry_form on form_entry (form, person_id) where withdrawn_at is null;
create index inbound_received on inbound using brin (received_at) with (pages_per_range = 32, autosummarize = on);

-- Pictures go with every text of a run.
alter table blast_run add column media text[] not null default '{}';
