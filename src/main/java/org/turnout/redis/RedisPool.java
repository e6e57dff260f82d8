package org.turnout.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.resilience.Guard;
import org.turnout.settings.Secret;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.params.SetParams;

/// The live state's server. Every answer may be "nothing": the key is not there, or Redis is away,
/// wiped, or too slow; callers go to the record then, and need not know which it was.
///
/// At most [RedisLimits] connections are used, with as many permits in front of them. While Redis
/// is away a breaker keeps callers from waiting for it.
public final class RedisPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisPool.class);
  private static final Guard.Limits BREAKER = new Guard.Limits(10, Duration.ofSeconds(1), 2);

  private static final String AWAY = "Redis does not answer";

  /// How long the key of a try is kept.
  private static final Duration TRIED = Duration.ofSeconds(10);

  private final LazyClient client;
  private final Semaphore permits;
  private final RedisLimits limits;
  private final Guard guard = new Guard("redis", BREAKER, JedisException.class::isInstance);
  private final LongAdder calls = new LongAdder();
  private final LongAdder unanswered = new LongAdder();
  private volatile String trouble = "";

  private RedisPool(RedisUrl url, RedisLimits limits) {
    this.client = new LazyClient(() -> RedisClients.connect(url, limits));
    this.permits = new Semaphore(limits.connections(), true);
    this.limits = limits;
    guard.onChange(well -> {
      if (well) {
        LOG.info("Redis answers again");
      } else {
        LOG.warn("Redis does not answer; Postgres alone is used until it does");
      }
    });
  }

  /// Opens the pool and fills it, if Redis is there; if not, it is looked for again with each call
  /// that the breaker lets through.
  ///
  /// @throws IllegalArgumentException the address has the wrong shape
  public static RedisPool open(Secret url) {
    return open(url, RedisLimits.USUAL);
  }

  /// The same with other limits.
  public static RedisPool open(Secret url, RedisLimits limits) {
    var pool = new RedisPool(RedisUrl.parse(url), limits);
    if (!pool.reachable()) {
      LOG.warn("Redis does not answer; starting without it");
    }
    return pool;
  }

  /// The value of a key.
  public Optional<byte[]> get(String key) {
    return attempt(redis -> redis.get(bytes(key)));
  }

  /// Sets a key for a time.
  ///
  /// @return whether it is set
  public boolean set(String key, byte[] value, Duration keep) {
    var params = SetParams.setParams().px(keep.toMillis());
    return attempt(redis -> redis.set(bytes(key), value, params)).isPresent();
  }

  /// Removes keys, which in a cluster must share a hash tag.
  ///
  /// @return whether they are gone
  public boolean delete(String... keys) {
    byte[][] raw = Arrays.stream(keys).map(RedisPool::bytes).toArray(byte[][]::new);
    return attempt(redis -> redis.unlink(raw)).isPresent();
  }

  /// Runs a script; what it returns is a `Long`, a `byte[]` or a `List` of these. A script that
  /// returns nothing looks like an absent Redis, so let it return something.
  public Optional<Object> run(LuaScript script, List<String> keys, List<byte[]> arguments) {
    List<byte[]> raw = keys.stream().map(RedisPool::bytes).toList();
    return attempt(redis -> {
      try {
        return redis.evalsha(bytes(script.hash()), raw, arguments);
      } catch (JedisNoScriptException firstTimeOnThisServer) {
        return redis.eval(bytes(script.source()), raw, arguments);
      }
    });
  }

  /// Whether Redis answers right now.
  public boolean reachable() {
    return attempt(UnifiedJedis::ping).isPresent();
  }

  /// Why it can't be used right now, a write included; empty when all is well.
  public Optional<String> trouble() {
    return set("ready", new byte[] {1}, TRIED)
        ? Optional.empty()
        : Optional.of(trouble).filter(words -> !words.isEmpty()).or(() -> Optional.of(AWAY));
  }

  /// What has been asked, and how much of it went without an answer: counters.
  public Stats stats() {
    return new Stats(calls.sum(), unanswered.sum(), guard.closed());
  }

  @Override
  public void close() {
    client.close();
  }

  private <T> Optional<T> attempt(Function<UnifiedJedis, @Nullable T> call) {
    calls.increment();
    try {
      return Optional.ofNullable(guard.<@Nullable T>call(() -> permitted(call)));
    } catch (Guard.Resting notAsked) {
      unanswered.increment();
      return Optional.empty();
    } catch (JedisException away) {
      unanswered.increment();
      trouble = words(away);
      LOG.debug("Redis: {}", away.getClass().getSimpleName(), away);
      if (!guard.closed()) {
        client.discard();
      }
      return Optional.empty();
    }
  }

  /// What Redis says of itself, by the first word of its answer.
  private static String words(JedisException failure) {
    String said = String.valueOf(failure.getMessage());
    return switch (said.split(" ", 2)[0]) {
      case "OOM" -> "Redis is out of memory: raise its maxmemory";
      case "READONLY" -> "Redis is read-only: it is a replica, or became one";
      case "MISCONF" -> "Redis can't save: its disk is full or fails";
      case "NOAUTH", "WRONGPASS", "NOPERM" -> "Redis refuses our password: look at REDIS_URL";
      case "LOADING" -> "Redis is starting";
      default -> AWAY;
    };
  }

  private <T> @Nullable T permitted(Function<UnifiedJedis, @Nullable T> call) {
    try {
      if (!permits.tryAcquire(limits.permit().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new JedisConnectionException("every connection is busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JedisConnectionException("interrupted", e);
    }
    try {
      return call.apply(client.get());
    } finally {
      permits.release();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// @param calls asked for
  /// @param unanswered of these, because Redis was away or not asked
  /// @param well whether the breaker lets everything through
  public record Stats(long calls, long unanswered, boolean well) {}
}
