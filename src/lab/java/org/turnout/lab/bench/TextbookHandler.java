package org.turnout.lab.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.turnout.channel.twilio.FormBody;
import org.turnout.channel.twilio.Signature;
import org.turnout.channel.twilio.TwilioAccess;
import org.turnout.postgres.Database;
import org.turnout.redis.RedisPool;

/// A webhook handler as tutorials write it: the signature, three calls to Redis (seen before? the
/// state; the state after) and three rows in Postgres, each with a commit of its own. It
/// understands nothing, checks no consent and would lose or double a turn at any crash: it only
/// costs.
final class TextbookHandler {
  private static final Duration KEPT = Duration.ofDays(1);

  private final Database database;
  private final RedisPool redis;
  private final TwilioAccess access;
  private final Signature signature;

  TextbookHandler(Database database, RedisPool redis, TwilioAccess access) {
    this.database = database;
    this.redis = redis;
    this.access = access;
    this.signature = new Signature(access.tokens());
    database.with(handle ->
        handle.execute(
            """
            CREATE TABLE IF NOT EXISTS message (sid text PRIMARY KEY, phone text, body text);
            CREATE TABLE IF NOT EXISTS session (phone text PRIMARY KEY, state text);
            CREATE TABLE IF NOT EXISTS reply
              (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, phone text, body text)
            """));
  }

  void message(Context ctx) {
    FormBody form = FormBody.parse(ctx.bodyAsBytes());
    String given = String.valueOf(ctx.header("X-Twilio-Signature"));
    if (!signature.matches(access.publicUrl() + ctx.path(), form, given)) {
      ctx.status(403);
      return;
    }
    String sid = form.first("MessageSid", "");
    String from = form.first("From", "");
    String body = form.first("Body", "");
    if (redis.get("seen:" + sid).isPresent()) {
      ctx.contentType("text/xml").result("<Response/>");
      return;
    }
    String before = redis.get("session:" + from).map(b -> new String(b, UTF_8)).orElse("0");
    String after = Long.toString(Long.parseLong(before) + 1);
    row("INSERT INTO message VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING 1", sid, from, body);
    row(
        """
        INSERT INTO session VALUES (?, ?)
        ON CONFLICT (phone) DO UPDATE SET state = excluded.state RETURNING 1
        """,
        from,
        after);
    long id = row("INSERT INTO reply (phone, body) VALUES (?, ?) RETURNING id", from, "Thank you!");
    redis.set("session:" + from, after.getBytes(UTF_8), KEPT);
    ctx.contentType("text/xml; charset=utf-8").result(LimitServer.answer(id));
  }

  /// One row, one commit.
  private long row(String sql, String... values) {
    return database.connection(connection -> insert(connection, sql, values));
  }

  private static long insert(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }
}
