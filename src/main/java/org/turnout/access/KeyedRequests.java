package org.turnout.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.turnout.postgres.Database;

/// Requests that were sent with a key of the caller's own, and what each was answered. A key is in
/// the records before its work begins, so that two at once, on any node, do it once.
public final class KeyedRequests {
  /// How long an answer is kept.
  public static final Duration KEPT = Duration.ofHours(24);

  /// Longer than the longest work, planning a million people.
  private static final Duration GIVEN_UP = Duration.ofMinutes(5);

  private final Database database;
  private final InstantSource machine;

  public KeyedRequests(Database database, InstantSource machine) {
    this.database = database;
    this.machine = machine;
  }

  /// An answer as it was given.
  public record Given(int status, Optional<String> location, String body) {}

  /// What a key was used for already.
  ///
  /// @param hash of the request
  /// @param given empty while it is worked on
  public record Before(String hash, Optional<Given> given) {}

  /// Takes a key for a request. One whose node died at work is free after five minutes.
  ///
  /// @return what it was used for; empty when it is the caller's now
  public Optional<Before> begin(long token, String key, String hash) {
    Instant now = machine.instant();
    return database.inTransaction(handle -> {
      handle
          .createUpdate(
              """
              delete from api_request
              where expires_at < :now or (status is null and began_at < :givenUp)
              """)
          .bind("now", now)
          .bind("givenUp", now.minus(GIVEN_UP))
          .execute();
      int begun =
          handle
              .createUpdate(
                  """
                  insert into api_request (token_id, key, request_hash, began_at, expires_at)
                  values (:token, :key, :hash, :now, :expires) on conflict do nothing
                  """)
              .bind("token", token)
              .bind("key", key)
              .bind("hash", hash)
              .bind("now", now)
              .bind("expires", now.plus(KEPT))
              .execute();
      return begun == 1
          ? Optional.empty()
          : Optional.of(
              handle
                  .createQuery(
                      """
                      select request_hash, status, location, body from api_request
                      where token_id = :token and key = :key
                      """)
                  .bind("token", token)
                  .bind("key", key)
                  .map((row, _) -> new Before(row.getString("request_hash"), given(row)))
                  .one());
    });
  }

  private static Optional<Given> given(ResultSet row) throws SQLException {
    int status = row.getInt("status");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new Given(
                status, Optional.ofNullable(row.getString("location")), row.getString("body")));
  }

  /// Keeps the answer.
  public void keep(long token, String key, Given given) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                update api_request set status = :status, location = :location, body = :body
                where token_id = :token and key = :key
                """)
            .bind("status", given.status())
            .bind("location", given.location())
            .bind("body", given.body())
            .bind("token", token)
            .bind("key", key)
            .execute());
  }

  /// Lets the key be used again: the work has failed.
  public void forget(long token, String key) {
    database.with(handle ->
        handle
            .createUpdate(
                "delete from api_request where token_id = :token and key = :key and status is null")
            .bind("token", token)
            .bind("key", key)
            .execute());
  }
}
