package org.turnout.people;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Channel;

/// Reads lists of members. Everything is read; who may see what is the caller's to decide.
public final class Members {
  private static final String SELECT =
      """
      select p.id, p.name, p.language, p.zip, l.slug as local, coalesce(ps.slug, ms.slug) as site,
        m.member_number, m.since
      from person p
      join lateral (
        select * from membership m
        where m.person_id = p.id and (m.until is null or m.until > :today)
        order by m.since desc, m.id desc limit 1) m on true
      join local l on l.id = m.local_id
      left join site ps on ps.id = p.site_id
      left join site ms on ms.id = m.site_id
      """;

  private Members() {}

  /// Which of them. All empty: everybody.
  ///
  /// @param local its slug, as `site`
  /// @param search part of a name, a whole member number, or a phone number
  public record Filter(
      Optional<String> local,
      Optional<String> site,
      Optional<String> language,
      Optional<String> search) {
    private Optional<String> phone() {
      return search.flatMap(text -> PhoneNumber.read(text).usable()).map(PhoneNumber::e164);
    }

    private Optional<String> pattern() {
      return search.map(text -> "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
    }
  }

  /// A part of the list, by the person's id.
  ///
  /// @param after the last id of the part before; 0 for the first
  /// @param today campaign date
  public static List<Member> page(
      Handle handle, Filter filter, long after, int atMost, LocalDate today) {
    return withPhones(
        handle,
        handle
            .createQuery(
                SELECT
                    + """
                    where p.id > :after
                      and (cast(:local as text) is null or l.slug = :local)
                      and (cast(:site as text) is null or coalesce(ps.slug, ms.slug) = :site)
                      and (cast(:language as text) is null or p.language = :language)
                      and (cast(:search as text) is null or p.name ilike :pattern
                        or m.member_number = :search
                        or exists (select from address_person s join address a on a.id = s.address_id
                          where s.person_id = p.id and s.until is null and a.value = :phone))
                    order by p.id limit :most
                    """)
            .bind("today", today)
            .bind("after", after)
            .bind("local", filter.local)
            .bind("site", filter.site)
            .bind("language", filter.language)
            .bind("search", filter.search)
            .bind("pattern", filter.pattern())
            .bind("phone", filter.phone())
            .bind("most", atMost)
            .map((row, _) -> member(row))
            .list());
  }

  /// One of them.
  public static Optional<Member> find(Handle handle, long person, LocalDate today) {
    return withPhones(
            handle,
            handle
                .createQuery(SELECT + "where p.id = :person")
                .bind("today", today)
                .bind("person", person)
                .map((row, _) -> member(row))
                .list())
        .stream()
        .findFirst();
  }

  /// Who has this number in this local, however its slug is capitalized.
  public static Optional<Long> numbered(Handle handle, String local, String number) {
    return handle
        .createQuery(
            """
            select m.person_id from membership m join local l on l.id = m.local_id
            where lower(l.slug) = lower(:local) and m.member_number = :number
            """)
        .bind("local", local)
        .bind("number", number)
        .mapTo(Long.class)
        .findOne();
  }

  /// What was said about consent on their phones, newest first.
  ///
  /// @param before the last id of the part before; [Long#MAX_VALUE] for the first
  public static List<Member.Said> said(Handle handle, long person, long before, int atMost) {
    return handle
        .createQuery(
            """
            select e.id, a.value as phone, e.what, e.topic, e.rule, e.wording_hash as wording, e.source,
              e.effective, e.at
            from address_person s
            join address a on a.id = s.address_id and a.channel = :channel and a.value ~ '^[+][0-9]{3,20}$'
            join consent_event e on e.address_id = a.id
            where s.person_id = :person and s.until is null and e.id < :before
            order by e.id desc limit :most
            """)
        .bind("channel", Channel.ofPhones().word())
        .bind("person", person)
        .bind("before", before)
        .bind("most", atMost)
        .registerColumnMapper(
            PhoneNumber.class, (row, column, _) -> new PhoneNumber(row.getString(column)))
        .mapTo(Member.Said.class)
        .list();
  }

  private static List<Member> withPhones(Handle handle, List<Member> members) {
    var ids = members.stream().map(Member::person).toList();
    Map<Long, List<Member.Phone>> phones =
        handle
            .createQuery(
                """
                select s.person_id, a.value, a.speaker_id = s.person_id as speaks, a.stopped_at, a.bad,
                  a.employer_owned,
                  (select string_agg(t.topic, ' ' order by t.topic) from topic_subscription t
                    where t.address_id = a.id and t.subscribed) as topics
                from address_person s
                join address a on a.id = s.address_id and a.channel = :channel and a.value ~ '^[+][0-9]{3,20}$'
                where s.person_id = any(:ids) and s.until is null order by s.since, a.id
                """)
            .bind("channel", Channel.ofPhones().word())
            .bindArray("ids", Long.class, ids)
            .map((row, _) -> Map.entry(row.getLong("person_id"), phone(row)))
            .list()
            .stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    return members.stream()
        .map(member -> member.with(phones.getOrDefault(member.person(), List.of())))
        .toList();
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(
        row.getLong("id"),
        Optional.ofNullable(row.getString("name")),
        row.getString("local"),
        Optional.ofNullable(row.getString("site")),
        Optional.ofNullable(row.getString("member_number")),
        row.getObject("since", LocalDate.class),
        Optional.ofNullable(row.getString("language")),
        Optional.ofNullable(row.getString("zip")),
        List.of());
  }

  private static Member.Phone phone(ResultSet row) throws SQLException {
    String topics = row.getString("topics");
    return new Member.Phone(
        new PhoneNumber(row.getString("value")),
        row.getBoolean("speaks"),
        Optional.ofNullable(row.getTimestamp("stopped_at")).map(Timestamp::toInstant),
        row.getBoolean("bad"),
        row.getBoolean("employer_owned"),
        topics == null ? List.of() : List.of(topics.split(" ", -1)));
  }
}
