package org.turnout.redis;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/// A client that is made when it can be: the vendor's constructors fail while Redis is away, and
/// the program must start all the same.
final class LazyClient implements AutoCloseable {
  private final Supplier<UnifiedJedis> connecting;
  private final ReentrantLock making = new ReentrantLock();
  private volatile @Nullable UnifiedJedis client;

  LazyClient(Supplier<UnifiedJedis> connecting) {
    this.connecting = connecting;
  }

  /// The client. One caller at a time makes it; the others do not wait for that.
  ///
  /// @throws JedisConnectionException it is not there yet
  UnifiedJedis get() {
    UnifiedJedis made = client;
    return made != null ? made : make();
  }

  private UnifiedJedis make() {
    if (!making.tryLock()) {
      throw new JedisConnectionException("still connecting");
    }
    try {
      UnifiedJedis made = client;
      if (made == null) {
        made = connecting.get();
        client = made;
      }
      return made;
    } finally {
      making.unlock();
    }
  }

  /// Throws the client away with all its connections, which an outage has broken; the next caller
  /// makes a new one.
  void discard() {
    UnifiedJedis broken = client;
    client = null;
    if (broken != null) {
      broken.close();
    }
  }

  @Override
  public void close() {
    discard();
  }
}
