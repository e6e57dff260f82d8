package org.turnout.conversation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.turnout.channel.InboundMessage;
import org.turnout.flow.ConversationCodec;

/// The record of turns: one server call takes one turn (`R__take_turn.sql`).
final class TurnStore {
  /// Everything one turn writes.
  ///
  /// @param inbound the text that set it off; empty for a timer
  /// @param waiting whether a webhook waits for the texts
  /// @param version what was read of the address; empty when the caller holds its row lock
  record Taking(
      Optional<InboundMessage> inbound,
      ConversationState live,
      boolean waiting,
      PendingTurn draft,
      Optional<Integer> version,
      Instant at) {
    /// When the newest open thing was put before the person: a blast that left after it may be what
    /// the text answers; empty when the text can answer none.
    Optional<Instant> openSince() {
      return draft.talks() && inbound.isPresent() && live.opening().isEmpty()
          ? Optional.of(newer(live.conversation().openSince(at), live.known().attendedAt()))
          : Optional.empty();
    }

    /// A blast from before the last word with a person of ours is answered no more.
    private static Instant newer(Instant open, Optional<Instant> attended) {
      return attended.filter(open::isBefore).orElse(open);
    }

    /// The run that the text is known to answer.
    Optional<Long> answers() {
      return draft.opened() ? live.opening().map(OpenedFlow::run) : Optional.empty();
    }
  }

  /// The result.
  sealed interface Taken {
    /// Durable, with the ledger rows of its texts.
    record Done(long inboundId, List<Long> outboxIds) implements Taken {}

    /// The text was handled before; nothing was written.
    record Duplicate(long inboundId) implements Taken {}

    /// It comes after a blast that opens a flow: decide again, knowing it. Nothing was written.
    record AfterBlast(OpenedFlow opening) implements Taken {}

    /// Somebody else took this turn, or the person has changed: read again and decide again.
    /// Nothing was written.
    record Overtaken() implements Taken {}
  }

  private static final String TAKE =
      """
      select outcome, inbound_id, outbox_ids, run_id, opens
      from take_turn(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /// A copy of the same text on another node came first, in the very same moment.
  private static final String UNIQUE_VIOLATION = "23505";

  /// Two turns waited for each other and the server chose this one to give way.
  private static final String DEADLOCK = "40P01";

  private TurnStore() {}

  /// Takes the turn on this connection: alone in autocommit, or as the last word of a larger
  /// transaction.
  static Taken take(Connection connection, Taking turn, Instant machineNow, String node)
      throws SQLException {
    try (var statement = connection.prepareStatement(TAKE)) {
      bind(connection, statement, turn, machineNow, node);
      try (var row = statement.executeQuery()) {
        row.next();
        return taken(row);
      }
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState()) || DEADLOCK.equals(e.getSQLState())) {
        return new Taken.Overtaken();
      }
      throw e;
    }
  }

  /// The same within a transaction, as its last word.
  static Taken take(Handle handle, Taking turn, Instant machineNow, String node) {
    try {
      return take(handle.getConnection(), turn, machineNow, node);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("taking a turn", e, null);
    }
  }

  private static Taken taken(ResultSet row) throws SQLException {
    return switch (row.getString("outcome")) {
      case "taken" ->
          new Taken.Done(
              row.getLong("inbound_id"), List.of((Long[]) row.getArray("outbox_ids").getArray()));
      case "duplicate" -> new Taken.Duplicate(row.getLong("inbound_id"));
      case "blast" ->
          new Taken.AfterBlast(new OpenedFlow(row.getLong("run_id"), row.getString("opens")));
      case "lost", "stale" -> new Taken.Overtaken();
      case String other -> throw new IllegalStateException("take_turn answered " + other);
    };
  }

  private static void bind(
      Connection connection,
      PreparedStatement s,
      TurnStore.Taking turn,
      Instant machineNow,
      String node)
      throws SQLException {
    var inbound = turn.inbound();
    var live = turn.live();
    var draft = turn.draft();
    var to = live.known().address();
    s.setString(1, inbound.map(InboundMessage::id).orElse(null));
    s.setLong(2, live.known().addressId());
    setInt(s, 3, turn.version());
    s.setLong(4, live.known().person().id());
    s.setLong(5, live.turn() + 1);
    s.setString(6, inbound.map(InboundMessage::body).map(TurnStore::storable).orElse(null));
    s.setInt(7, inbound.map(m -> m.photos().size()).orElse(0));
    s.setObject(
        8,
        inbound.map(InboundMessage::sentAt).map(TurnStore::utc).orElse(null),
        Types.TIMESTAMP_WITH_TIMEZONE);
    s.setObject(9, utc(turn.at()));
    s.setString(
        10, inbound.map(m -> m.origin().name().toLowerCase(java.util.Locale.ROOT)).orElse(null));
    s.setString(11, draft.kind());
    s.setBytes(12, ConversationCodec.encode(draft.after()));
    s.setString(13, draft.results());
    s.setString(14, draft.trace());
    s.setObject(
        15, draft.after().due().map(TurnStore::utc).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
    s.setBoolean(16, live.conversation().due().isPresent());
    s.setString(17, to.channel().word());
    s.setString(18, to.value());
    s.setString(19, inbound.map(InboundMessage::to).orElse(live.sender()).value());
    s.setString(20, turn.waiting() ? "twiml" : "rest");
    s.setArray(
        21,
        connection.createArrayOf(
            "text", draft.texts().stream().map(t -> storable(t.text())).toArray()));
    s.setArray(
        22,
        connection.createArrayOf(
            "text", draft.texts().stream().map(t -> String.join(" ", t.media())).toArray()));
    s.setString(23, draft.textKind().word());
    s.setBoolean(24, draft.despiteStop());
    s.setObject(25, utc(machineNow));
    s.setString(26, node);
    s.setObject(
        27, turn.openSince().map(TurnStore::utc).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
    s.setObject(28, turn.answers().orElse(null), Types.BIGINT);
  }

  /// The newest turn of a person: its number and the state after it.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Latest(long turn, byte[] state) {}

  static Optional<Latest> latest(Handle handle, long personId) {
    return handle
        .createQuery(
            "select turn, state from turn where person_id = :person order by turn desc limit 1")
        .bind("person", personId)
        .map((row, _) -> new Latest(row.getLong("turn"), row.getBytes("state")))
        .findOne();
  }

  /// When the newest text that was handled for this address was sent (campaign time): an older one
  /// is late.
  static Optional<Instant> lastSentAt(Handle handle, long addressId) {
    return handle
        .createQuery(
            "select max(sent_at) from inbound where address_id = :address having count(*) > 0")
        .bind("address", addressId)
        .mapTo(Instant.class)
        .findOne();
  }

  /// How many texts came from this address within the hour.
  static RecentTexts recent(Handle handle, long addressId, Instant now) {
    return handle
        .createQuery(
            """
            select count(*) as count, coalesce(min(received_at), :now) as since from inbound
            where address_id = :address and received_at > :hour
            """)
        .bind("address", addressId)
        .bind("now", now)
        .bind("hour", now.minus(RecentTexts.HOUR))
        .mapTo(RecentTexts.class)
        .one();
  }

  /// Whether a text of ours has ever left for this address, or is about to.
  static boolean texted(Handle handle, long addressId) {
    return handle
        .createQuery(
            "select exists (select from outbox where address_id = :address and state <> 'skipped')")
        .bind("address", addressId)
        .mapTo(Boolean.class)
        .one();
  }

  /// Locks the address row for the rest of the transaction, so that words of consent and turns of
  /// one address follow each other; false when what was read of it is out of date.
  static boolean lockAddress(Handle handle, ConversationState live) {
    return handle
        .createQuery("select version from address where id = :id for update")
        .bind("id", live.known().addressId())
        .mapTo(Integer.class)
        .findOne()
        .filter(version -> version == live.version())
        .isPresent();
  }

  /// PostgreSQL's text can't hold U+0000; nobody types it, so it is dropped.
  static String storable(String body) {
    return body.indexOf('\0') < 0 ? body : body.replace("\0", "");
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static void setInt(PreparedStatement s, int at, Optional<Integer> value)
      throws SQLException {
    if (value.isPresent()) {
      s.setInt(at, value.get());
    } else {
      s.setNull(at, Types.INTEGER);
    }
  }
}
