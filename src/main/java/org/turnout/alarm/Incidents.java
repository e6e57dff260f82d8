package org.turnout.alarm;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.turnout.language.IncidentKind;
import org.turnout.people.PhoneNumber;
import org.turnout.people.Responder;
import org.turnout.people.ResponderRole;
import org.turnout.transfer.SheetCell;

/// What happened at a line, as members told it. All methods run in the caller's transaction.
public final class Incidents {
  private static final List<String> HEADER =
      List.of(
          "id",
          "at_utc",
          "kind",
          "site",
          "shift_starts_utc",
          "name",
          "contact",
          "said",
          "photos",
          "taken_by",
          "taken_at_utc",
          "withdrawn_at_utc");

  private Incidents() {}

  /// The shift that somebody is at.
  ///
  /// @param site its slug
  public record Stand(long place, String site) {}

  /// Where this person is: checked in, or else on a shift that they hold and that is on now.
  public static Optional<Stand> stand(Handle handle, long person, Instant now) {
    return handle
        .createQuery(
            """
            select p.id as place, s.slug as site from (
              select place_id, 0 as rank from attendance
                where person_id = :person and arrived_at is not null and left_at is null
              union all
              select place_id, 1 from reservation where person_id = :person and released_at is null
            ) at join place p on p.id = at.place_id join site s on s.id = p.site_id
            where p.starts_at - interval '1 hour' <= :now and p.ends_at > :now
            order by at.rank, p.starts_at desc limit 1
            """)
        .bind("person", person)
        .bind("now", now)
        .mapTo(Stand.class)
        .findOne();
  }

  /// Keeps one; a text is one incident, however often it is handled.
  public static void keep(
      Handle handle,
      long inboundId,
      long person,
      IncidentKind kind,
      Optional<Long> place,
      Optional<String> site,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into incident (inbound_id, person_id, place_id, site, kind, at)
            values (:inbound, :person, :place, :site, :kind, :now) on conflict do nothing
            """)
        .bind("inbound", inboundId)
        .bind("person", person)
        .bind("place", place)
        .bind("site", site)
        .bind("kind", kind.word())
        .bind("now", now)
        .execute();
  }

  /// What a person has reported since then and not taken back, in their words; a photo is more than
  /// a word.
  static List<String> said(Handle handle, long person, Instant since) {
    return handle
        .createQuery(
            """
            select b.body || case when exists (
                select from photo f where f.inbound_id = b.carrier_id) then ' (photo)' else '' end
            from incident i join inbound b on b.id = i.inbound_id
            where i.person_id = :person and i.at > :since and i.withdrawn_at is null
            """)
        .bind("person", person)
        .bind("since", since)
        .mapTo(String.class)
        .list();
  }

  /// The person takes these back; they stay on record.
  static void withdraw(Handle handle, long person, Instant since, Instant now) {
    handle
        .createUpdate(
            """
            update incident set withdrawn_at = :now
            where person_id = :person and at > :since and withdrawn_at is null
            """)
        .bind("person", person)
        .bind("since", since)
        .bind("now", now)
        .execute();
  }

  /// The captain of the shift that is on at a site now, if their phone is known.
  static Optional<Responder> captain(Handle handle, String site, Instant now) {
    return handle
        .createQuery(
            """
            select p.captain, p.captain_phone from place p join site s on s.id = p.site_id
            where s.slug = :site and not p.closed and p.captain_phone is not null
              and p.starts_at - interval '1 hour' <= :now and p.ends_at > :now
            order by p.starts_at desc, p.id limit 1
            """)
        .bind("site", site)
        .bind("now", now)
        .map((row, _) -> {
          String name = Optional.ofNullable(row.getString("captain")).orElse("captain");
          return PhoneNumber.read(row.getString("captain_phone"))
              .usable()
              .map(
                  phone -> new Responder(name, ResponderRole.CAPTAIN, phone.e164(), List.of("en")));
        })
        .findOne()
        .flatMap(found -> found);
  }

  /// Writes all of them as CSV, the oldest first; how many. Photos are named by their numbers.
  public static long write(Handle handle, Appendable out) throws IOException {
    var printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(HEADER);
    var rows =
        handle
            .createQuery(
                """
                select i.id, i.at, i.kind, s.name as site, p.starts_at, who.name, d.value, b.body,
                  (select string_agg(f.id::text, ' ' order by f.position) from photo f
                    where f.inbound_id = b.carrier_id) as photos, a.taken_by, a.taken_at,
                  i.withdrawn_at
                from incident i join inbound b on b.id = i.inbound_id
                join address d on d.id = b.address_id join person who on who.id = i.person_id
                left join site s on s.slug = i.site left join place p on p.id = i.place_id
                left join lateral (select * from alarm a where a.person_id = i.person_id
                  and a.raised_at <= i.at order by a.id desc limit 1) a on true
                order by i.id
                """)
            .map((row, _) ->
                List.of(
                    row.getString("id"),
                    SheetCell.moment(at(row.getTimestamp("at"))),
                    row.getString("kind"),
                    text(row.getString("site")),
                    SheetCell.moment(at(row.getTimestamp("starts_at"))),
                    text(row.getString("name")),
                    SheetCell.phone(row.getString("value")),
                    text(row.getString("body")),
                    text(row.getString("photos")),
                    text(row.getString("taken_by")),
                    SheetCell.moment(at(row.getTimestamp("taken_at"))),
                    SheetCell.moment(at(row.getTimestamp("withdrawn_at")))))
            .list();
    for (var row : rows) {
      printer.printRecord(row);
    }
    return rows.size();
  }

  private static String text(@Nullable String words) {
    return words == null ? "" : SheetCell.text(words);
  }

  private static Optional<Instant> at(@Nullable Timestamp moment) {
    return Optional.ofNullable(moment).map(Timestamp::toInstant);
  }
}
