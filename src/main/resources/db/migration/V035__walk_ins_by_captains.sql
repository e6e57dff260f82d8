-- A captain's page notes somebody who came without a shift, with the same id that makes it count once as for the others.
alter table line_mark
  alter person_id drop not null,
  add column who text,             -- of a walk-in, as the captain wrote it: a code, a phone or a name
  drop constraint line_mark_act_check,
  add constraint line_mark_act_check check (act in ('arrived', 'left', 'missed', 'came')),
  add constraint line_mark_who check ((act = 'came') = (who is not null));
comment on column line_mark.outcome is
  '''news'', ''known'', ''nobody'': not a person of this shift, or ''note'': a walk-in that nobody knows, for a steward';
create index line_mark_notes on line_mark (place_id) where outcome = 'note';
