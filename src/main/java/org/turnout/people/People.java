package org.turnout.people;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.turnout.channel.Address;

/// The store of people and their addresses. Every method works inside the caller's transaction.
public final class People {
  /// The one read of a turn: everything by one index look-up on the address. Its parameters are
  /// channel, value and the campaign's date.
  private static final String READ =
      """
      select %s,
        (select string_agg(t.topic, ' ') from topic_subscription t
          where t.address_id = a.id and t.subscribed) as topics,
        (select string_agg(t.topic || ' ' || floor(extract(epoch from t.declined_at))::bigint, ' ')
          from topic_subscription t
          where t.address_id = a.id and t.declined_at is not null) as declined
      from address a
      left join person p on p.id = a.speaker_id
      left join lateral (
        select * from membership m
        where m.person_id = p.id and (m.until is null or m.until > ?)
        order by m.since desc, m.id desc limit 1) m on true
      where a.channel = ? and a.value = ?
      """
          .formatted(ContactRow.COLUMNS);

  /// The person who writes from an address, in one query; empty when the address is new, or was
  /// unlinked from its person and nobody has written since.
  public Optional<Contact> find(Handle handle, Address address, Instant now) {
    return read(handle, address, now).flatMap(Row::known);
  }

  /// The same, but an address without a person gets a new one, of whom nothing is known. Two
  /// transactions that meet the same new address end up with the same person.
  ///
  /// @param hints what the carrier says of the number (`FromZip`)
  public Contact findOrCreate(
      Handle handle, Address address, Map<String, String> hints, Instant now) {
    var row = read(handle, address, now);
    var known = row.flatMap(Row::known);
    if (known.isPresent()) {
      return known.get();
    }
    var addressId =
        row.isPresent()
            ? row.get().addressId()
            : insertAddress(handle, address, Optional.ofNullable(hints.get("FromZip")), now);
    adopt(handle, addressId, now);
    return find(handle, address, now)
        .orElseThrow(() -> new IllegalStateException("no person on address " + addressId));
  }

  /// The row of an address, made when it is new. Waits for another transaction that is making it.
  private static long insertAddress(
      Handle handle, Address address, Optional<String> zip, Instant now) {
    return handle
        .createQuery(
            """
            insert into address (channel, value, carrier_zip, created_at)
            values (:channel, :value, :zip, :now)
            on conflict (channel, value) do update set value = excluded.value
            returning id
            """)
        .bind("channel", address.channel().word())
        .bind("value", address.value())
        .bind("zip", zip.filter(words -> words.matches("[0-9]{5}")))
        .bind("now", now)
        .mapTo(Long.class)
        .one();
  }

  /// Gives an address that nobody speaks from a new person, unless another transaction just did.
  private static void adopt(Handle handle, long addressId, Instant now) {
    var taken =
        handle
            .createQuery("select speaker_id is not null from address where id = :id for update")
            .bind("id", addressId)
            .mapTo(Boolean.class)
            .one();
    if (taken) {
      return;
    }
    handle
        .createUpdate(
            """
            with someone as (insert into person (created_at) values (:now) returning id),
              served as (insert into address_person (address_id, person_id, since)
                select :id, id, :now from someone)
            update address set speaker_id = (select id from someone) where id = :id
            """)
        .bind("id", addressId)
        .bind("now", now)
        .execute();
  }

  /// Keeps one fact of a person; `fact` is one of [Fact], its value already checked. An empty value
  /// forgets it.
  public void remember(Handle handle, long personId, Fact fact, @Nullable Object value) {
    handle
        .createUpdate("update person set <column> = :value where id = :id")
        .define("column", fact.column())
        .bind("value", value)
        .bind("id", personId)
        .execute();
  }

  /// What a person can tell us of themselves.
  public enum Fact {
    NAME,
    LANGUAGE,
    ZIP,
    SITE_ID,
    ZONE,
    KIND,
    EMPLOYER;

    String column() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The carrier says that this number can't be reached (or can again).
  public void markBad(Handle handle, long addressId, boolean bad) {
    handle
        .createUpdate("update address set bad = :bad where id = :id and bad <> :bad")
        .bind("bad", bad)
        .bind("id", addressId)
        .execute();
  }

  /// What is kept of anybody elsewhere is of another life of these records, and is not believed any
  /// more, whatever it says: versions of that life were lower.
  public static void forgetAll(Handle handle) {
    handle.execute("update address set version = version + 1000000");
  }

  /// Broadcasts wait for this address until its hold ends.
  public static void hold(Handle handle, long addressId, Instant now) {
    handle
        .createUpdate("update address set held_at = coalesce(held_at, :now) where id = :id")
        .bind("now", now)
        .bind("id", addressId)
        .execute();
  }

  /// The person is asked whether to stop all texts: until they answer, what they write may be it.
  ///
  /// @param turn the one that asks
  public static void ask(Handle handle, long addressId, long turn) {
    handle
        .createUpdate("update address set asked_in = :turn where id = :id")
        .bind("turn", turn)
        .bind("id", addressId)
        .execute();
  }

  /// What the person writes next goes to a person of ours.
  ///
  /// @param answered whether the person of ours has just written; once they have, it stays so
  public static void attend(Handle handle, long addressId, boolean answered, Instant now) {
    handle
        .createUpdate(
            """
            update address set attended_at = :now,
              answered = :answered or answered
            where id = :id
            """)
        .bind("now", now)
        .bind("answered", answered)
        .bind("id", addressId)
        .execute();
  }

  /// The person goes on with Turnout.
  public static void unattend(Handle handle, long addressId) {
    handle
        .createUpdate(
            """
            update address set attended_at = null, answered = false
            where id = :id and attended_at is not null
            """)
        .bind("id", addressId)
        .execute();
  }

  /// How much of a hold is left.
  ///
  /// @param held whether broadcasts still wait
  /// @param asked whether the question still waits for its answer
  public static void settle(Handle handle, long addressId, boolean held, boolean asked) {
    handle
        .createUpdate(
            """
            update address set held_at = case when :held then held_at end,
              asked_in = case when :asked then asked_in end
            where id = :id and (not :held and held_at is not null or not :asked and asked_in is not null)
            """)
        .bind("held", held)
        .bind("asked", asked)
        .bind("id", addressId)
        .execute();
  }

  /// Plain JDBC: this runs once per text, and binding names costs as much as the query.
  @SuppressWarnings("JavaUtilDate") // JDBC's own type, for one call
  private static Optional<Row> read(Handle handle, Address address, Instant now) {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(READ)) {
      statement.setObject(1, LocalDate.ofInstant(now, ZoneId.of("UTC")));
      statement.setString(2, address.channel().word());
      statement.setString(3, address.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Row(
                    row.getLong("address_id"),
                    ContactRow.read(row, address, declined(row.getString("declined")))))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("reading who writes from " + address, e, null);
    }
  }

  /// @param words each topic and the second in which somebody said no to it; null for none
  private static Map<String, Instant> declined(@Nullable String words) {
    if (words == null) {
      return Map.of();
    }
    var declined = new HashMap<String, Instant>();
    String[] all = words.split(" ");
    for (int i = 0; i + 1 < all.length; i += 2) {
      declined.put(all[i], Instant.ofEpochSecond(Long.parseLong(all[i + 1])));
    }
    return declined;
  }

  /// An address that is on record, and who speaks from it.
  private record Row(long addressId, Optional<Contact> known) {}
}
