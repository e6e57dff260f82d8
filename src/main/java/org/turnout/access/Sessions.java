package org.turnout.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turnout.redis.RedisPool;
import org.turnout.settings.Secret;

/// Who is signed in to the console right now, in Redis. Nothing rests on it: when Redis is away or
/// wiped, people sign in again, and blasts go on or wait as they are.
public final class Sessions {
  /// A working day; then the person signs in again.
  public static final Duration LASTS = Duration.ofHours(12);

  /// What is kept of one: its token, and what its forms carry. Anything else is not ours.
  private static final Pattern KEPT = Pattern.compile("([0-9]{1,18}) (\\S+)");

  private final RedisPool redis;
  private final Tokens tokens;

  public Sessions(RedisPool redis, Tokens tokens) {
    this.redis = redis;
    this.tokens = tokens;
  }

  /// What a cookie turned out to be.
  public sealed interface Found {
    /// @param form what every form of this session carries, so that no other site can post one
    record Open(SignedIn who, String form) implements Found {
      /// Whether a form came from a page of this session.
      public boolean posted(String carried) {
        return RandomKeys.same(form, carried);
      }
    }

    /// Unknown, expired, or its token is revoked.
    record None() implements Found {}

    /// Redis does not answer, so nobody can tell.
    record Away() implements Found {}
  }

  /// Begins a session.
  ///
  /// @return its key, for a cookie; empty when Redis does not answer
  public Optional<Secret> open(SignedIn who) {
    Secret key = RandomKeys.random("");
    byte[] kept = (who.token() + " " + RandomKeys.random("").value()).getBytes(UTF_8);
    return redis.set(at(key.value()), kept, LASTS) ? Optional.of(key) : Optional.empty();
  }

  /// Looks a cookie's key up.
  public Found find(String key) {
    Optional<String> kept = redis.get(at(key)).map(bytes -> new String(bytes, UTF_8));
    if (kept.isEmpty()) {
      return redis.reachable() ? new Found.None() : new Found.Away();
    }
    Matcher whole = KEPT.matcher(kept.get());
    return whole.matches()
        ? tokens
            .holder(Long.parseLong(whole.group(1)))
            .<Found>map(who -> new Found.Open(who, whole.group(2)))
            .orElseGet(Found.None::new)
        : new Found.None();
  }

  /// Ends a session.
  public void close(String key) {
    redis.delete(at(key));
  }

  /// By its hash: who reads Redis can't sign in with what they see.
  private static String at(String key) {
    return "console:session:" + RandomKeys.hex(key);
  }
}
