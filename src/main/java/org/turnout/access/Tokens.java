package org.turnout.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.postgres.Database;
import org.turnout.settings.Secret;

/// The tokens that open the API and the console. Only their hashes are kept; a token that is lost
/// is revoked and made again. Times are machine time.
public final class Tokens {
  /// A person has this long to open a sign-in link.
  public static final Duration LINK = Duration.ofMinutes(15);

  private static final String GOOD = "t.revoked_at is null and t.expires_at > :now";

  private final Database database;
  private final InstantSource machine;

  public Tokens(Database database, InstantSource machine) {
    this.database = database;
    this.machine = machine;
  }

  /// A token that was just made: the only time it is seen.
  public record Made(Secret token, Listed listed) {}

  /// What is known of a token.
  ///
  /// @param lastUsed the day, UTC
  public record Listed(
      long id,
      String name,
      Role role,
      @ColumnName("created_at") Instant created,
      @ColumnName("expires_at") Instant expires,
      @ColumnName("revoked_at") Optional<Instant> revoked,
      @ColumnName("last_used_on") Optional<LocalDate> lastUsed) {}

  /// Makes a token for a person. Somebody who has one already keeps the spelling of their name.
  ///
  /// @throws IllegalArgumentException the name is none
  public Made create(String name, Role role, Duration lasts, Actor by) {
    String wanted = TokenNames.tidy(name);
    Secret token = RandomKeys.random("turnout_");
    Instant now = machine.instant();
    return database.inTransaction(handle -> {
      Listed listed =
          handle
              .createQuery(
                  """
                  insert into access_token (name, role, sha256, created_by, created_at, expires_at)
                  values (coalesce((select name from access_token where lower(name) = lower(:name) limit 1), :name),
                          :role, :hash, :by, :now, :expires)
                  returning *
                  """)
              .bind("name", wanted)
              .bind("role", role.word())
              .bind("hash", RandomKeys.hash(token.value()))
              .bind("by", by.word())
              .bind("now", now)
              .bind("expires", now.plus(lasts))
              .mapTo(Listed.class)
              .one();
      record(handle, by, "token.create", listed);
      return new Made(token, listed);
    });
  }

  /// Whose token this is, if it is good: known, not expired, not revoked.
  public Optional<SignedIn> check(String bearer) {
    if (bearer.isBlank() || bearer.length() > 200) {
      return Optional.empty();
    }
    byte[] hash = RandomKeys.hash(bearer.strip());
    // The index compares hashes: what its timing tells is of a hash, which leads back to no token.
    return database.with(handle ->
        handle
            .createQuery("select t.* from access_token t where t.sha256 = :hash and " + GOOD)
            .bind("hash", hash)
            .bind("now", machine.instant())
            .mapTo(Listed.class)
            .findOne()
            .map(found -> used(handle, found)));
  }

  /// The holder of this token, as long as it is good: asked with each request of a session, so that
  /// a revoked token ends its sessions at once.
  public Optional<SignedIn> holder(long token) {
    return database.with(handle ->
        handle
            .createQuery("select t.* from access_token t where t.id = :id and " + GOOD)
            .bind("id", token)
            .bind("now", machine.instant())
            .mapTo(Listed.class)
            .findOne()
            .map(found -> used(handle, found)));
  }

  /// A code for a sign-in link of this person's newest good token; empty when they have none.
  public Optional<Secret> link(String name) {
    Secret code = RandomKeys.random("");
    Instant now = machine.instant();
    return database.inTransaction(handle -> {
      handle
          .createUpdate("delete from sign_in_code where expires_at < :now")
          .bind("now", now)
          .execute();
      int made =
          handle
              .createUpdate(
                  """
                  insert into sign_in_code (sha256, token_id, expires_at)
                  select :hash, t.id, :expires from access_token t
                  where lower(t.name) = lower(:name) and %s order by t.id desc limit 1
                  """
                      .formatted(GOOD))
              .bind("hash", RandomKeys.hash(code.value()))
              .bind("expires", now.plus(LINK))
              .bind("name", name.strip())
              .bind("now", now)
              .execute();
      return made == 1 ? Optional.of(code) : Optional.empty();
    });
  }

  /// Whose sign-in code this is. It is used up by asking.
  public Optional<SignedIn> redeem(String code) {
    Instant now = machine.instant();
    Optional<Long> token =
        database.with(handle ->
            handle
                .createQuery(
                    "delete from sign_in_code where sha256 = :hash and expires_at > :now returning token_id")
                .bind("hash", RandomKeys.hash(code.strip()))
                .bind("now", now)
                .mapTo(Long.class)
                .findOne());
    return token.flatMap(this::holder);
  }

  /// Every token there ever was, the newest first.
  public List<Listed> all() {
    return database.with(handle ->
        handle
            .createQuery("select * from access_token order by id desc")
            .mapTo(Listed.class)
            .list());
  }

  /// Everybody who has a good token: their names, in order.
  public List<String> people() {
    return database.with(handle ->
        handle
            .createQuery(
                "select distinct t.name from access_token t where " + GOOD + " order by t.name")
            .bind("now", machine.instant())
            .mapTo(String.class)
            .list());
  }

  /// The newest good token of this name.
  public Optional<Listed> of(String name) {
    return database.with(handle ->
        handle
            .createQuery(
                "select t.* from access_token t where lower(t.name) = lower(:name) and "
                    + GOOD
                    + " order by t.id desc limit 1")
            .bind("name", TokenNames.tidy(name))
            .bind("now", machine.instant())
            .mapTo(Listed.class)
            .findOne());
  }

  /// Ends every good token of this name, and with them their sessions.
  ///
  /// @return how many that were
  public int revoke(String name, Actor by) {
    return database.inTransaction(handle -> {
      List<Listed> ended =
          handle
              .createQuery(
                  """
                  update access_token t set revoked_at = :now, revoked_by = :by
                  where lower(t.name) = lower(:name) and t.revoked_at is null returning t.*
                  """)
              .bind("now", machine.instant())
              .bind("by", by.word())
              .bind("name", name.strip())
              .mapTo(Listed.class)
              .list();
      ended.forEach(token -> record(handle, by, "token.revoke", token));
      return ended.size();
    });
  }

  private void record(Handle handle, Actor by, String act, Listed token) {
    var details = Map.of("name", token.name(), "role", token.role().word());
    Audit.record(handle, by, act, "token " + token.id(), details, machine.instant());
  }

  private SignedIn used(Handle handle, Listed token) {
    var today = LocalDate.ofInstant(machine.instant(), ZoneOffset.UTC);
    if (!token.lastUsed().equals(Optional.of(today))) {
      handle
          .createUpdate("update access_token set last_used_on = :today where id = :id")
          .bind("today", today)
          .bind("id", token.id())
          .execute();
    }
    return new SignedIn(token.id(), token.name(), token.role());
  }
}
