package org.turnout.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Channel;

/// Writes checked rows into the tables of people, a few statements for all of them: the rows go
/// into a temporary table first and are matched there by local and member number.
public final class ListedMembers {
  private static final int BATCH = 5_000;

  private final Handle handle;
  private final Instant now;

  /// @param now campaign time
  public ListedMembers(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /// How many of them nobody knew.
  public int write(List<ListedMember> rows) {
    handle.execute(
        """
        create temporary table arriving (local_id bigint, number text, name text, phone text,
          site_id bigint, language text, zip text, consent text, tags text, person_id bigint, fresh boolean)
        on commit drop
        """);
    for (var at = 0; at < rows.size(); at += BATCH) {
      stage(rows.subList(at, Math.min(rows.size(), at + BATCH)));
    }
    handle.execute("analyze arriving");
    var added = match();
    people();
    tags();
    phones();
    return added;
  }

  private void stage(List<ListedMember> rows) {
    handle
        .createUpdate(
            """
            insert into arriving
            select * from unnest(:locals, :numbers, :names, :phones, :sites, :languages, :zips,
              :consents, :tags)
            """)
        .bindArray("locals", Long.class, all(rows, ListedMember::localId))
        .bindArray("numbers", String.class, all(rows, ListedMember::number))
        .bindArray("names", String.class, all(rows, ListedMember::name))
        .bindArray(
            "phones", String.class, all(rows, row -> row.phone().map(PhoneNumber::e164).orElse("")))
        .bindArray("sites", Long.class, all(rows, row -> row.siteId().orElse(0L)))
        .bindArray("languages", String.class, all(rows, row -> row.language().orElse("")))
        .bindArray("zips", String.class, all(rows, row -> row.zip().orElse("")))
        .bindArray(
            "consents",
            String.class,
            all(rows, row -> row.consent().name().toLowerCase(Locale.ROOT)))
        .bindArray("tags", String.class, all(rows, row -> String.join(" ", row.tags())))
        .execute();
  }

  /// Finds who is known by their number in the local, and gives everybody else a new person.
  private int match() {
    handle.execute(
        """
        update arriving a set phone = nullif(phone, ''), site_id = nullif(site_id, 0),
          language = nullif(language, ''), zip = nullif(zip, ''), fresh = false,
          person_id = (select m.person_id from membership m
            where m.local_id = a.local_id and m.member_number = a.number)
        """);
    return handle
        .createUpdate(
            """
            update arriving set fresh = true,
              person_id = nextval(pg_get_serial_sequence('person', 'id'))
            where person_id is null
            """)
        .execute();
  }

  private void people() {
    handle
        .createUpdate(
            """
            insert into person (id, name, language, zip, site_id, kind, created_at)
            select person_id, name, language, zip, site_id, 'employee', :now from arriving where fresh
            """)
        .bind("now", now)
        .execute();
    handle
        .createUpdate(
            """
            insert into membership (person_id, local_id, site_id, member_number, since, source)
            select person_id, local_id, site_id, number, :since, 'list' from arriving where fresh
            """)
        .bind("since", LocalDate.ofInstant(now, ZoneOffset.UTC))
        .execute();
    handle.execute(
        """
        update person p set name = coalesce(p.name, a.name),
          language = coalesce(p.language, a.language), zip = coalesce(p.zip, a.zip),
          site_id = coalesce(p.site_id, a.site_id)
        from arriving a where not a.fresh and p.id = a.person_id
        """);
    handle.execute(
        """
        update membership m set site_id = a.site_id
        from arriving a where not a.fresh and a.site_id is not null
          and m.local_id = a.local_id and m.member_number = a.number
          and m.site_id is distinct from a.site_id
        """);
  }

  /// A list adds tags and takes none away: another local's may be next to its own.
  private void tags() {
    handle.execute(
        """
        insert into person_tag (person_id, tag)
        select a.person_id, t.tag from arriving a, unnest(string_to_array(a.tags, ' ')) as t (tag)
        where t.tag <> '' on conflict do nothing
        """);
  }

  /// A new phone speaks for the first person on it; a phone that is there keeps its speaker, its
  /// stop and whatever it was unlinked from.
  private void phones() {
    handle
        .createUpdate(
            """
            insert into address (channel, value, speaker_id, created_at)
            select distinct on (phone) :channel, phone, person_id, :now from arriving
            where phone is not null order by phone, person_id
            on conflict (channel, value) do nothing
            """)
        .bind("channel", Channel.ofPhones().word())
        .bind("now", now)
        .execute();
    handle
        .createUpdate(
            """
            with served as (
              insert into address_person (address_id, person_id, since)
              select d.id, a.person_id, :now from arriving a
                join address d on d.channel = :channel and d.value = a.phone
              on conflict do nothing
              returning address_id, person_id)
            insert into consent_event (address_id, person_id, what, rule, source, effective, at,
              recorded_at)
            select s.address_id, s.person_id, 'imported', a.consent, 'list', true, :now, :now
            from served s join arriving a on a.person_id = s.person_id
            """)
        .bind("channel", Channel.ofPhones().word())
        .bind("now", now)
        .execute();
  }

  private static <T> List<T> all(List<ListedMember> rows, Function<ListedMember, T> column) {
    return rows.stream().map(column).toList();
  }
}
