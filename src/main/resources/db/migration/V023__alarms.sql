-- Who is told is in config/locals.yaml alone, as employers are.
alter table local drop column steward, drop column steward_phone;

-- A member in danger. People of ours are told one after another, until somebody takes it.
create table alarm (
  id            bigint generated always as identity primary key,
  address_id    bigint not null,           -- the member's
  person_id     bigint not null,
  inbound_id    bigint not null,           -- the text that says it
  kind          text not null,
  site          text,                      -- slugs: they say who is told
  local         text,
  step          int not null default 0,    -- how many times somebody was told
  raised_at     timestamptz not null,      -- campaign time, as all of these
  due_at        timestamptz,               -- when the next are told; null when nobody is to be told any more
  taken_at      timestamptz,
  taken_by      text,
  unanswered_at timestamptz                -- everybody was told, and nobody took it
);
create index alarm_due on alarm (due_at) where due_at is not null;
create index alarm_of_person on alarm (person_id, raised_at);
create index alarm_of_address on alarm (address_id, raised_at);

-- Who was told of it.
create table alarm_notice (
  alarm_id    bigint not null references alarm,
  phone       text not null,
  name        text not null,
  language    text not null,
  step        int not null,
  outbox_id   bigint,                      -- null when the phone gets no texts and was passed over
  told_at     timestamptz not null,
  declined_at timestamptz,
  primary key (alarm_id, phone)
);
create index alarm_notice_of_phone on alarm_notice (phone, told_at);
