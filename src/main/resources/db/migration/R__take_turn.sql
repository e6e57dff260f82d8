-- Takes one turn in one server call: the duplicate check, the race check, the version check, the text that came in, the
-- state after it, its timer and its texts.
--
-- A blast writes no conversations: a text that comes in looks for the person's newest row of a run that has left, is newer
-- than what is open with them, and has not been answered yet. It may be answered for answerable_for(run); runs that
-- started more than 31 days ago are not looked at, which keeps the runs to probe few and is the longest that `open for`
-- of a blast can have effect. A text from the sweep counts only what had left when the carrier got it.
--
-- The text, null for a turn that none set off (a timer):
--   p_carrier_id    the carrier's id of it: with the address, the duplicate check
--   p_body          its words
--   p_photos        how many came with it
--   p_sent_at       campaign time: when it was sent, by the carrier for a swept one
--   p_origin        webhook, sweep, gateway or restored
-- The turn:
--   p_address       whose turn it is, as a row of `address`
--   p_version       of that row when it was read; null believes it whatever it is now
--   p_person        who speaks from there
--   p_turn          its number
--   p_at            campaign time of the turn
--   p_kind          what the text was taken for
--   p_state         the conversation after it (ConversationCodec)
--   p_results       JSON of what the records said; null when they were not asked
--   p_trace         the steps that were passed
--   p_due           campaign time at which the conversation moves on its own; null: it waits for the person
--   p_was_due       whether it had such a time before, which is then deleted
--   p_open_since    campaign time at which the newest open thing was put before the person; null looks for no blast
--   p_answers       the run that the caller knows the text to answer; null for none
-- Its texts:
--   p_channel       sms or discord
--   p_to, p_from    the address they go to, and the sender they leave from
--   p_route         twiml (claimed at once, it rides on the webhook), rest (planned, for the sender) or later (kept until the
--                   person's day, for one text)
--   p_texts         their words, in order
--   p_media         addresses of the pictures of each, separated by blanks
--   p_text_kind     answer, service or broadcast
--   p_despite_stop  whether they may leave although the address is stopped
-- Who takes it:
--   p_machine       machine time, of the claim of a text that rides on the webhook
--   p_node          the node that takes it
--
-- Answers one row:
--   outcome     taken, duplicate (the text was handled before), lost (somebody else took this turn number), stale (what
--               the caller had read of the person is no longer true), blast (the text comes after a blast that opens a
--               flow: decide again, knowing it). Only "taken" has written anything.
--   inbound_id  the row of the text: new when taken, the earlier one when duplicate
--   outbox_ids  the ledger rows of the texts, in order
--   run_id      the run that the text answers, if it answers one
--   opens       the flow that this run opens, with "blast"
create or replace function take_turn(
  p_carrier_id text, p_address bigint, p_version integer, p_person bigint, p_turn bigint,
  p_body text, p_photos integer, p_sent_at timestamptz, p_at timestamptz, p_origin text, p_kind text,
  p_state bytea, p_results text, p_trace text, p_due timestamptz, p_was_due boolean,
  p_channel text, p_to text, p_from text, p_route text, p_texts text[], p_media text[], p_text_kind text,
  p_despite_stop boolean, p_machine timestamptz, p_node text, p_open_since timestamptz, p_answers bigint,
  out outcome text, out inbound_id bigint, out outbox_ids bigint[], out run_id bigint, out opens text)
language plpgsql as $$
#variable_conflict use_column
declare
  i integer;
  one bigint;
begin
  outbox_ids := '{}';
  if p_carrier_id is not null then
    select b.id into inbound_id from inbound b where b.carrier_id = p_carrier_id and b.address_id = p_address;
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

  run_id := p_answers;
  if p_open_since is not null then
    select o.run_id, r.opens_flow into run_id, opens
    from blast_run r join outbox o on o.run_id = r.id and o.address_id = p_address
    where r.started_at > p_at - interval '31 days' and o.left_at + answerable_for(r) > p_at
      and o.left_at > p_open_since and o.state not in ('planned', 'skipped', 'failed')
      and (p_origin <> 'sweep' or o.left_at <= p_sent_at)
      and not exists (select from inbound b where b.answers_run = o.run_id and b.address_id = p_address)
    order by r.opens_flow is null, o.left_at desc limit 1;
    if opens is not null then
      outcome := 'blast';
      return;
    end if;
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
    insert into inbound (carrier_id, address_id, person_id, turn, body, photos, sent_at, received_at, origin, kind, answers_run)
    values (p_carrier_id, p_address, p_person, p_turn, p_body, p_photos, p_sent_at, p_at, p_origin, p_kind, run_id)
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
