-- What two people of ours have allowed though the notices don't cover it: days on the line that begin later than noticed,
-- or again after a gap (NLRA 8(g)). The notices themselves are files, kept in every version (bundle).
drop table strike_notice;

create table notice_override (
  roster text not null,
  site_id bigint not null references site,
  begins timestamp not null,     -- by the site's own clock: when the days begin that it is for
  reason text not null check (reason <> ''),
  asked_by text not null,        -- who asked for it, as the log names them
  asked_at timestamptz not null, -- campaign time
  allowed_by text,               -- the second person; null: nobody has agreed yet
  allowed_at timestamptz,
  primary key (roster, site_id, begins),
  check ((allowed_by is null) = (allowed_at is null)),
  check (allowed_by <> asked_by)
);
