package org.turnout.lab.bench;

import org.jdbi.v3.core.Handle;
import org.turnout.channel.Channel;

/// Any number of people in seconds, by the server itself: members of every local in the state of
/// their site, in three languages, six of seven on alerts, every fiftieth phone stopped, every
/// seventieth shared. The same ones every time.
final class SyntheticPeople {
  private SyntheticPeople() {}

  /// Fills an empty database that already has its locals and sites; triggers are left out, as there
  /// is nothing yet that they would have to bring up to date.
  static void fill(Handle handle, int people) {
    handle.execute("set local statement_timeout = '10min'");
    handle.execute("set local session_replication_role = replica");
    handle.execute("set local synchronous_commit = off");
    handle.execute(
        """
        insert into person (id, name, language, zip, site_id, kind, made_up, created_at)
        select n, (array['Ana','José','Linh','Rosa','Grace','Malia','Denise','Luis'])[1 + n %% 8] || ' '
            || (array['Cruz','Santos','Reyes','Nguyen','Johnson','Łukasz','Kealoha'])[1 + n %% 7],
          case when n %% 100 < 72 then 'en' when n %% 100 < 89 then 'es' else 'tl' end, s.zip, s.id, 'employee', true,
          '2026-01-01'
        from generate_series(1, %d) n
          join (select row_number() over (order by id) - 1 as turn, count(*) over () as many, * from site) s
            on s.turn = n %% s.many
        """
            .formatted(people));
    handle.execute(
        """
        insert into membership (person_id, local_id, site_id, member_number, since, source)
        select p.id, coalesce(s.local_id, 1), s.id, p.id::text, '2024-01-01', 'list'
        from person p join site s on s.id = p.site_id
        """);
    handle.execute(
        """
        insert into address (id, channel, value, speaker_id, stopped_at, bad, created_at)
        select p.id, ?,
          '+1' || (array['213','310','510','808','503','206','303','404','301','703'])[1 + p.id % 10] || lpad((p.id % 10000000)::text, 7, '0'),
          p.id, case when p.id % 50 = 0 then timestamptz '2026-02-01' end, p.id % 97 = 0, '2026-01-01'
        from person p
        """,
        Channel.ofPhones().word());
    handle.execute(
        """
        insert into address_person (address_id, person_id, since)
        select id, id, timestamptz '2026-01-01' from person
        union all
        select id, id + 1, timestamptz '2026-01-01' from person where id % 70 = 0 and id < (select max(id) from person)
        """);
    handle.execute(
        """
        insert into topic_subscription (address_id, topic, subscribed, word_at)
        select a.id, t.topic, true, timestamptz '2026-01-01' from address a, (values ('bargaining', 7, 6), ('actions', 2, 1)) t (topic, of, part)
        where a.id % t.of < t.part
        """);
    handle.execute(
        """
        insert into form_entry (form, version, person_id, address_id, once, fields, contact, kind, language, submitted_at)
        select 'petition', 1, id, id, true, '{}'::jsonb, '', 'employee', 'en', timestamptz '2026-03-01' from person where id % 3 = 0
        """);
    for (var table :
        new String[] {
          "person", "membership", "address", "address_person", "topic_subscription", "form_entry"
        }) {
      handle.execute("analyze " + table);
    }
    for (var table : new String[] {"person", "address"}) {
      handle.execute(
          "select setval(pg_get_serial_sequence('%s', 'id'), %d)".formatted(table, people));
    }
  }
}
