-- Takes one turn in one server call: the duplicate check, the race check, the version check, the text that came in, the
-- state after it, its timer and its texts.
--
-- Answers one row:
--   outcome     taken, duplicate (the text was handled before), lost (somebody else took this turn number), stale (what
--               the caller had read of the person is no longer true). Only "taken" has written anything.
--   inbound_id  the row of the text: new when taken, the earlier one when duplicate
--   outbox_ids  the ledger rows of the texts, in order
--
-- p_carrier_id is null for a turn that no text set off (a timer).
create function take_turn(
  p_carrier_id text, p_address bigint, p_version integer, p_person bigint, p_turn bigint,
  p_body text, p_photos integer, p_sent_at timestamptz, p_at timestamptz, p_origin text, p_kind text,
  p_state bytea, p_results text, p_trace text, p_due timestamptz, p_was_due boolean,
  p_channel text, p_to text, p_from text, p_route text, p_texts text[], p_media text[], p_text_kind text,
  p_despite_stop boolean, p_machine timestamptz, p_node text,
  out outcome text, out inbound_id bigint, out outbox_ids bigint[])
language plpgsql as $$
#variable_conflict use_column
declare
  i integer;
  one bigint;
begin
  outbox_ids := '{}';
  if p_carrier_id is not null then
    select b.id into inbound_id from inbound b where b.carrier_id = p_carrier_id;
    if found then
      outcome := 'duplicate';
      return;
    end if;
  end if;

  perform 1 from address a where a.id = p_address and (p_version is null or a.version = p_version) and a.speaker_id = p_person;
  if not found then
    outcome := 'stale';
    return;
  end if;

  insert into turn (person_id, turn, taken_at, state, results, trace)
  values (p_person, p_turn, p_at, p_state, p_results, p_trace)
  on conflict do nothing;
  if not found then
    outcome := 'lost';
    return;
  end if;

  if p_carrier_id is not null then
    -- A copy on another node may be in the same place: its unique violation (23505) rolls this whole turn back, and the
    -- caller then finds the duplicate.
    insert into inbound (carrier_id, address_id, person_id, turn, body, photos, sent_at, received_at, origin, kind)
    values (p_carrier_id, p_address, p_person, p_turn, p_body, p_photos, p_sent_at, p_at, p_origin, p_kind)
    returning id into inbound_id;
  end if;

  if p_due is not null then
    insert into timer as t (person_id, address_id, due_at) values (p_person, p_address, p_due)
    on conflict (person_id) do update set address_id = excluded.address_id, due_at = excluded.due_at;
  elsif p_was_due then
    delete from timer t where t.person_id = p_person;
  end if;

  for i in 1 .. coalesce(array_length(p_texts, 1), 0) loop
    insert into outbox (address_id, person_id, inbound_id, channel, to_value, from_value, kind, route, state,
                        despite_stop, body, media, planned_at, claimed_at, claimed_by)
    values (p_address, p_person, inbound_id, p_channel, p_to, p_from, p_text_kind, p_route,
            case p_route when 'twiml' then 'claimed' else 'planned' end,
            p_despite_stop, p_texts[i], coalesce(string_to_array(nullif(p_media[i], ''), ' '), '{}'), p_at,
            case p_route when 'twiml' then p_machine end, case p_route when 'twiml' then p_node end)
    returning id into one;
    outbox_ids := outbox_ids || one;
  end loop;
  outcome := 'taken';
end $$;
