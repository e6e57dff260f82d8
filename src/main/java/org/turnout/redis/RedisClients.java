package org.turnout.redis;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.Pool;

/// The vendor's clients, one for each form of address.
final class RedisClients {
  private RedisClients() {}

  /// Connects, with the pool filled from the start: on JDK 25 a thousand virtual threads that all
  /// find it empty queue on one monitor inside it for minutes.
  static UnifiedJedis connect(RedisUrl url, RedisLimits limits) {
    return switch (url.form()) {
      case SINGLE -> {
        var client =
            RedisClient.builder()
                .hostAndPort(url.hosts().iterator().next())
                .clientConfig(config(url, limits))
                .poolConfig(pool(limits))
                .build();
        yield warm(client, List.of(client.getPool()));
      }
      case SENTINEL -> {
        var client =
            RedisSentinelClient.builder()
                .masterName(url.service())
                .sentinels(url.hosts())
                .clientConfig(config(url, limits))
                .poolConfig(pool(limits))
                .build();
        yield warm(client, client.getPrimaryNodesConnectionMap().values());
      }
      case CLUSTER -> {
        var client =
            RedisClusterClient.builder()
                .nodes(url.hosts())
                .clientConfig(config(url, limits))
                .poolConfig(pool(limits))
                .maxAttempts(2) // one redirection
                .build();
        yield warm(client, client.getClusterNodes().values());
      }
    };
  }

  private static UnifiedJedis warm(
      UnifiedJedis client, Collection<? extends Pool<Connection>> pools) {
    try {
      for (Pool<Connection> pool : pools) {
        pool.preparePool();
      }
      return client;
    } catch (Exception e) { // the pool's own signature
      client.close();
      throw e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
  }

  private static DefaultJedisClientConfig config(RedisUrl url, RedisLimits limits) {
    var config =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(Math.toIntExact(limits.timeout().toMillis()))
            .socketTimeoutMillis(Math.toIntExact(limits.timeout().toMillis()))
            .clientName("turnout")
            .database(url.database());
    url.user().ifPresent(config::user);
    url.password().ifPresent(secret -> config.password(secret.value()));
    if (url.encrypted()) {
      config.sslOptions(SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).build());
    }
    return config.build();
  }

  private static ConnectionPoolConfig pool(RedisLimits limits) {
    var pool = new ConnectionPoolConfig();
    pool.setMaxTotal(limits.connections());
    pool.setMaxIdle(limits.connections());
    pool.setMinIdle(limits.connections());
    pool.setMaxWait(limits.timeout());
    // No watch over idle connections: after an outage all of them are thrown away at once.
    pool.setTestWhileIdle(false);
    pool.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
    pool.setJmxEnabled(false);
    return pool;
  }
}
