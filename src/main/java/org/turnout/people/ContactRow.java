package org.turnout.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.turnout.channel.Address;

/// How a query reads the person known on an address: its columns, and what they come to.
public final class ContactRow {
  /// What to select from `address a`, `person p` and the standing `membership m`. The alerts are
  /// the query's own, as `topics`: words with blanks between them, null for none.
  public static final String COLUMNS =
      """
      a.id as address_id, a.speaker_id, a.stopped_at, a.asked_in, a.attended_at, a.answered,
        a.carrier_zip, a.bad, a.employer_owned,
        p.name, p.language, p.zip, p.site_id, p.zone, p.kind, p.employer,
        m.id as membership_id, m.local_id, m.site_id as membership_site_id, m.member_number, m.since\
      """;

  private ContactRow() {}

  /// The row's person, unless nobody speaks from the address.
  public static Optional<Contact> read(ResultSet row, Address address) throws SQLException {
    return read(row, address, Map.of());
  }

  /// @param declined topics they said no to
  static Optional<Contact> read(ResultSet row, Address address, Map<String, Instant> declined)
      throws SQLException {
    var id = row.getLong("speaker_id");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new Contact(
                row.getLong("address_id"),
                address,
                person(row, id),
                membership(row),
                Optional.ofNullable(row.getTimestamp("stopped_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getObject("asked_in", Long.class)),
                Optional.ofNullable(row.getTimestamp("attended_at")).map(Timestamp::toInstant),
                row.getBoolean("answered"),
                Optional.ofNullable(row.getString("carrier_zip")),
                row.getBoolean("bad"),
                row.getBoolean("employer_owned"),
                Optional.ofNullable(row.getString("topics"))
                    .map(words -> Set.of(words.split(" ")))
                    .orElse(Set.of()),
                declined));
  }

  private static Person person(ResultSet row, long id) throws SQLException {
    return new Person(
        id,
        Optional.ofNullable(row.getString("name")),
        Optional.ofNullable(row.getString("language")),
        Optional.ofNullable(row.getString("zip")),
        optionalLong(row, "site_id"),
        Optional.ofNullable(row.getString("zone")).flatMap(ContactRow::zone),
        Optional.ofNullable(row.getString("kind")).map(Person.Kind::of),
        Optional.ofNullable(row.getString("employer")));
  }

  /// A zone that this machine does not know is none: one odd row keeps nobody else waiting.
  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Membership> membership(ResultSet row) throws SQLException {
    var id = row.getLong("membership_id");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new Membership(
                id,
                row.getLong("local_id"),
                optionalLong(row, "membership_site_id"),
                Optional.ofNullable(row.getString("member_number")),
                row.getObject("since", LocalDate.class)));
  }

  private static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
    var value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
