package org.turnout.outbox;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Channel;
import org.turnout.channel.OutboundText;
import org.turnout.channel.WebhookAnswer;

/// The ledger of every text that leaves. All methods run in the caller's transaction.
///
/// A row moves planned → claimed → accepted → sent → delivered, undelivered or failed, or ends as
/// skipped or uncertain. The claim is committed before the request leaves, and no claimed row is
/// ever sent again automatically.
public final class Outbox {
  private Outbox() {}

  /// Puts a text in line and returns its row.
  public static long plan(Handle handle, PlannedText text, Instant campaignNow) {
    return handle
        .createQuery(
            """
            insert into outbox (address_id, person_id, inbound_id, channel, to_value, from_value, kind, route, state,
                                despite_stop, body, media, planned_at)
            values (:address, :person, :inbound, :channel, :to, :from, 'service', 'rest', 'planned',
                    false, :body, :media, :at)
            returning id
            """)
        .bind("address", text.addressId())
        .bind("person", text.personId())
        .bind("inbound", text.inboundId().orElse(null))
        .bind("channel", text.to().channel().word())
        .bind("to", text.to().value())
        .bind("from", text.from().value())
        .bind("body", text.body())
        .bindArray("media", String.class, text.media())
        .bind("at", campaignNow)
        .mapTo(Long.class)
        .one();
  }

  /// Notes on a text what it is for: `test`.
  public static void label(Handle handle, long row, String reason) {
    handle
        .createUpdate("update outbox set reason = :reason where id = :row")
        .bind("reason", reason)
        .bind("row", row)
        .execute();
  }

  /// A STOP's own transaction calls this: what is planned for the phone is skipped, save its
  /// confirmation. A row that a sender holds at this moment was claimed first; the row lock
  /// decides.
  public static int skipStopped(Handle handle, long addressId) {
    return handle
        .createUpdate(
            """
            update outbox set state = 'skipped', reason = 'stopped'
            where address_id = :address and state = 'planned' and not despite_stop
            """)
        .bind("address", addressId)
        .execute();
  }

  /// Claims rows for this node, answers first, then service texts, then broadcasts. Rows of stopped
  /// or bad addresses are skipped here, in the same statement's transaction, so nothing is claimed
  /// once a STOP has committed.
  ///
  /// @param busySenders ours whose pace is taken: their texts wait
  public static List<ClaimedText> claim(
      Handle handle,
      Channel channel,
      String node,
      List<String> busySenders,
      int atMost,
      Instant machineNow) {
    handle
        .createUpdate(
            """
            update outbox o set state = 'skipped', reason = case when a.stopped_at is not null then 'stopped' else 'bad number' end
            from address a
            where o.id in (select p.id from outbox p join address b on b.id = p.address_id
                           where p.state = 'planned' and p.route = 'rest' and p.run_id is null and not p.despite_stop
                             and (b.stopped_at is not null or b.bad)
                           limit 500 for update of p skip locked)
              and a.id = o.address_id
            """)
        .execute();
    return handle
        .createQuery(
            """
            update outbox set state = 'claimed', claimed_at = :now, claimed_by = :node
            where id in (select o.id from outbox o join address a on a.id = o.address_id
                         where o.state = 'planned' and o.route = 'rest' and o.run_id is null and o.channel = :channel
                           and o.not_before <= :now and o.from_value <> all(:busy)
                           and (o.despite_stop or (a.stopped_at is null and not a.bad))
                           and (a.held_at is null or o.kind <> 'broadcast' or o.despite_stop)
                         order by text_rank(o.kind), o.id
                         limit :most for update of o skip locked)
            returning id, run_id, channel, to_value, from_value, body, media, claimed_at
            """)
        .bind("now", machineNow)
        .bind("node", node)
        .bindArray("busy", String.class, busySenders)
        .bind("channel", channel.word())
        .bind("most", atMost)
        .map((row, _) -> claimed(row))
        .list();
  }

  /// The carrier has it under this id.
  static void accepted(Handle handle, long id, String carrierId) {
    handle
        .createUpdate(
            """
            update outbox set state = case when state = 'claimed' then 'accepted' else state end,
                              carrier_id = coalesce(carrier_id, :carrier)
            where id = :id
            """)
        .bind("carrier", carrierId)
        .bind("id", id)
        .execute();
  }

  /// The same of a reply that a waiting webhook was to take; false if it is none, or was settled
  /// meanwhile.
  static boolean acceptedReply(Handle handle, long id, String carrierId) {
    return handle
            .createUpdate(
                """
                update outbox set state = 'accepted', carrier_id = :carrier
                where id = :id and state = 'claimed' and route = 'twiml'
                """)
            .bind("carrier", carrierId)
            .bind("id", id)
            .execute()
        == 1;
  }

  /// Claimed rows that nobody has said anything about for a while, with the age that makes them
  /// worth asking for.
  public static List<ClaimedText> unsettled(
      Handle handle, Channel channel, Instant repliesBefore, Instant sendsBefore, int atMost) {
    return handle
        .createQuery(
            """
            select id, run_id, channel, to_value, from_value, body, media, claimed_at
            from outbox where state = 'claimed' and channel = :channel and claimed_at < greatest(cast(:replies as timestamptz), cast(:sends as timestamptz))
              and claimed_at < case route when 'twiml' then cast(:replies as timestamptz) else cast(:sends as timestamptz) end
              and (offered_at is null or offered_at < :replies)
            order by claimed_at limit :most
            """)
        .bind("channel", channel.word())
        .bind("replies", repliesBefore)
        .bind("sends", sendsBefore)
        .bind("most", atMost)
        .map((row, _) -> claimed(row))
        .list();
  }

  /// Which of these carrier ids already belong to a row other than this one.
  public static List<String> known(Handle handle, List<String> carrierIds, long except) {
    return handle
        .createQuery("select carrier_id from outbox where carrier_id = any(:ids) and id <> :except")
        .bindArray("ids", String.class, carrierIds)
        .bind("except", except)
        .mapTo(String.class)
        .list();
  }

  /// An unsettled reply that is not in the carrier's log goes out once through the outbox; false if
  /// it is none, was settled meanwhile, or was offered to a repeated webhook since `before`. A
  /// reply from before the person's STOP or START is skipped: a START does not bring back what a
  /// STOP ended.
  public static boolean reroute(Handle handle, long id, Instant before) {
    return handle
            .createUpdate(
                """
                update outbox o
                set route = 'rest', claimed_by = null,
                    state = case when overtaken then 'skipped' else 'planned' end,
                    reason = case when overtaken then 'stopped' else 'reply not taken' end
                from (select p.id as row, not p.despite_stop and a.word_at > p.planned_at as overtaken
                      from outbox p join address a on a.id = p.address_id where p.id = :id) word
                where id = word.row and state = 'claimed' and route = 'twiml' and (offered_at is null or offered_at < :before)
                """)
            .bind("id", id)
            .bind("before", before)
            .execute()
        == 1;
  }

  /// Texts of a waiting webhook's answer, for a repeated request: what is still on offer, nothing
  /// once it has left. The offer is noted, so that nobody sends the text by another way while the
  /// carrier may still act on this one.
  public static List<WebhookAnswer.Text> offer(Handle handle, long inboundId, Instant machineNow) {
    return handle
        .createQuery(
            """
            with offered as (
              update outbox set offered_at = :now
              where inbound_id = :inbound and route = 'twiml' and state = 'claimed'
              returning id, body, media)
            select id, body, media from offered order by id
            """)
        .bind("inbound", inboundId)
        .bind("now", machineNow)
        .map((row, _) ->
            new WebhookAnswer.Text(
                row.getLong("id"), row.getString("body"), media(row.getArray("media"))))
        .list();
  }

  /// Nobody can know whether it left: held and listed, never sent again automatically. False when
  /// there is news of it by now.
  public static boolean hold(Handle handle, long id) {
    return handle
            .createUpdate(
                "update outbox set state = 'uncertain' where id = :id and state = 'claimed' and route = 'rest'")
            .bind("id", id)
            .execute()
        == 1;
  }

  private static ClaimedText claimed(ResultSet row) throws SQLException {
    var channel = Channel.recorded(row.getString("channel"));
    var text =
        new OutboundText(
            row.getLong("id"),
            channel.address(row.getString("to_value")),
            channel.address(row.getString("from_value")),
            row.getString("body"),
            media(row.getArray("media")),
            Optional.empty());
    return new ClaimedText(text, row.getLong("run_id"), row.getTimestamp("claimed_at").toInstant());
  }

  /// Addresses of pictures. One that is none costs the picture: no row may keep others in line.
  public static List<URI> media(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray())
        .<URI>mapMulti((address, addresses) -> {
          try {
            addresses.accept(URI.create(address));
          } catch (IllegalArgumentException _) {
            // the text leaves without it
          }
        })
        .toList();
  }
}
