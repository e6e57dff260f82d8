package org.turnout.media;

import com.google.common.hash.Hashing;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Photo;
import org.turnout.postgres.Database;

/// The photos that members sent, in Postgres (`V009__photos.sql`).
public final class Photos {
  private final Database database;

  public Photos(Database database) {
    this.database = database;
  }

  /// A photo that a worker holds until its claim runs out.
  record Claimed(long id, URI address, int attempts) {}

  /// Writes down, in the turn's transaction, the photos of one text; they are fetched afterwards. A
  /// text that was planned before changes nothing.
  ///
  /// @param inboundId the carrier's id of the text
  /// @return their numbers, in the text's order
  public static List<Long> plan(
      Handle handle, String inboundId, long personId, List<Photo> photos) {
    List<Long> ids = new ArrayList<>();
    for (int position = 0; position < photos.size(); position++) {
      Photo photo = photos.get(position);
      ids.add(
          handle
              .createQuery(
                  """
                  insert into photo (inbound_id, position, person_id, address, declared_type)
                  values (:inbound, :position, :person, :address, :type)
                  on conflict (inbound_id, position) do update set inbound_id = excluded.inbound_id
                  returning id
                  """)
              .bind("inbound", inboundId)
              .bind("position", position)
              .bind("person", personId)
              .bind("address", photo.address().toString())
              .bind("type", photo.declaredType())
              .mapTo(Long.class)
              .one());
    }
    return ids;
  }

  /// Takes the next photo that is due; nobody else gets it before `hold` has passed, and a worker
  /// that dies gives it up by that.
  Optional<Claimed> claim(Duration hold) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                update photo set attempts = attempts + 1, try_at = now() + :hold
                where id = (select id from photo where status = 'planned' and try_at <= now()
                            order by try_at limit 1 for update skip locked)
                returning id, address, attempts
                """)
            .bind("hold", hold)
            .mapTo(Claimed.class)
            .findOne());
  }

  void fetched(long id, Picture picture) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                update photo set status = 'fetched', type = :type, hash = :hash, bytes = :bytes
                where id = :id and status = 'planned'
                """)
            .bind("id", id)
            .bind("type", picture.type().mime())
            .bind("hash", Hashing.sha256().hashBytes(picture.bytes()).asBytes())
            .bind("bytes", picture.bytes())
            .execute());
  }

  void refused(long id, String reason) {
    database.with(handle ->
        handle
            .createUpdate(
                "update photo set status = 'refused', reason = :reason"
                    + " where id = :id and status = 'planned'")
            .bind("id", id)
            .bind("reason", reason)
            .execute());
  }

  void later(long id, Duration pause) {
    database.with(handle ->
        handle
            .createUpdate("update photo set try_at = now() + :pause where id = :id")
            .bind("id", id)
            .bind("pause", pause)
            .execute());
  }
}
