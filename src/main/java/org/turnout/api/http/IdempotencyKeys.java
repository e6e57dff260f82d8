package org.turnout.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.api.http.ProblemView.Fault;
import org.turnout.postgres.Database;

/// Requests that are carried out once, however often they are sent: the caller gives each a key of
/// their own (`Idempotency-Key`), and the same key gets the first answer again.
///
/// The key is recorded before the work begins, so two at once, on any node, do it once: the second
/// is told to ask again. An answer that says that we failed is not kept, and the request may be
/// tried again with its key. When a node dies at work, its key is free after [#GIVEN_UP]; the work
/// is then done again, or was done and refuses itself.
public final class IdempotencyKeys {
  /// How long an answer is kept.
  public static final Duration KEPT = Duration.ofHours(24);

  /// Longer than the longest work, planning a million people.
  static final Duration GIVEN_UP = Duration.ofMinutes(5);

  public static final String HEADER = "Idempotency-Key";
  private static final int LONGEST_KEY = 100;

  private final Database database;
  private final InstantSource machine;

  public IdempotencyKeys(Database database, InstantSource machine) {
    this.database = database;
    this.machine = machine;
  }

  /// An answer as it was given.
  public record Given(int status, Optional<String> location, String body) {}

  /// What a key stands for already.
  private record Before(String hash, Optional<Given> given) {}

  /// Does the work, unless this was asked before.
  ///
  /// @param content all that makes the request this one
  /// @param work a status below 500
  /// @throws Refusal no key, or one that was used for another request or for one still at work
  public Answered answer(
      long token, Optional<String> header, String content, Supplier<Given> work) {
    String key = key(header);
    String hash = hash(content);
    Optional<Before> before = database.inTransaction(handle -> begin(handle, token, key, hash));
    if (before.isPresent()) {
      return again(before.get(), hash);
    }
    boolean done = false;
    try {
      Given given = work.get();
      database.with(handle -> keep(handle, token, key, given));
      done = true;
      return new Answered(given, false);
    } finally {
      if (!done) {
        database.with(handle -> forget(handle, token, key));
      }
    }
  }

  /// @param again whether it is the first answer, given again
  public record Answered(Given given, boolean again) {}

  private static Answered again(Before before, String hash) {
    if (!before.hash.equals(hash)) {
      throw ApiError.of(
          ErrorCode.KEY_USED,
          "this key was used for another request within a day",
          "give each request a key of its own, such as a random UUID");
    }
    return new Answered(
        before.given.orElseThrow(() ->
            ApiError.of(
                    ErrorCode.GOING_ON,
                    "a request with this key is still being worked on",
                    "send it again with the same key in a moment")
                .with("Retry-After", "1")),
        true);
  }

  private Optional<Before> begin(Handle handle, long token, String key, String hash) {
    Instant now = machine.instant();
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
    return begun == 1 ? Optional.empty() : Optional.of(before(handle, token, key));
  }

  private static Before before(Handle handle, long token, String key) {
    return handle
        .createQuery(
            """
            select request_hash, status, location, body from api_request
            where token_id = :token and key = :key
            """)
        .bind("token", token)
        .bind("key", key)
        .map((row, _) -> new Before(row.getString("request_hash"), given(row)))
        .one();
  }

  private static Optional<Given> given(ResultSet row) throws SQLException {
    int status = row.getInt("status");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new Given(
                status, Optional.ofNullable(row.getString("location")), row.getString("body")));
  }

  private static int keep(Handle handle, long token, String key, Given given) {
    return handle
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
        .execute();
  }

  private static int forget(Handle handle, long token, String key) {
    return handle
        .createUpdate(
            "delete from api_request where token_id = :token and key = :key and status is null")
        .bind("token", token)
        .bind("key", key)
        .execute();
  }

  private static String key(Optional<String> header) {
    String key = header.map(String::strip).orElse("");
    boolean fine =
        !key.isEmpty()
            && key.length() <= LONGEST_KEY
            && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (!fine) {
      throw ApiError.of(
          ErrorCode.BAD_REQUEST,
          List.of(
              Fault.header(
                  HEADER,
                  "this request is carried out once: give it a key of its own, 1 to "
                      + LONGEST_KEY
                      + " characters, such as a random UUID")));
    }
    return key;
  }

  private static String hash(String content) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
