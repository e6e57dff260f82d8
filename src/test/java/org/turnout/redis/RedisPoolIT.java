package org.turnout.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.embedded.Durability;
import org.turnout.embedded.EmbeddedServers;
import org.turnout.outbox.SegmentPace;
import org.turnout.settings.Secret;
import org.turnout.testkit.SeverableLink;
import org.turnout.testkit.TestServers;

class RedisPoolIT {
  private static final Secret URL = TestServers.redisUrl();
  @TempDir private Path data;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void everyByteComesBackAsItWas() {
    var all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (var redis = RedisPool.open(URL)) {
      assertThat(redis.set("bytes", all, MINUTE)).isTrue();
      assertThat(redis.get("bytes")).hasValueSatisfying(b -> assertThat(b).isEqualTo(all));
      assertThat(redis.delete("bytes")).isTrue();
      assertThat(redis.get("bytes")).isEmpty();
    }
  }

  @Test
  void aScriptRunsOnAServerThatHasNeverSeenIt() {
    var script =
        new LuaScript("return redis.call('INCRBY', KEYS[1], ARGV[1]) -- " + System.nanoTime());
    try (var redis = RedisPool.open(URL)) {
      var five = List.of("5".getBytes(UTF_8));
      assertThat(redis.run(script, List.of("count"), five)).contains(5L);
      assertThat(redis.run(script, List.of("count"), five)).contains(10L);
    }
  }

  /// Without permits and a warm pool this load stalls for minutes on JDK 25: the threads queue on a
  /// monitor inside the vendor's pool.
  @Test
  @Timeout(30)
  void twoThousandVirtualThreadsAreServedByEightConnections() {
    var limits = new RedisLimits(8, Duration.ofSeconds(20), Duration.ofSeconds(2));
    var served = new AtomicInteger();
    try (var redis = RedisPool.open(URL, limits)) {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 2_000; i++) {
          threads.submit(() -> served.addAndGet(redis.reachable() ? 1 : 0));
        }
      }
    }
    assertThat(served).hasValue(2_000);
  }

  @Test
  void aCutWireIsAValueAndMendsByItself() {
    try (var wire = SeverableLink.to(URL);
        var redis = RedisPool.open(wire.through(URL))) {
      assertThat(redis.set("kept", new byte[] {1}, MINUTE)).isTrue();
      wire.cut();
      for (int i = 0; i < 50; i++) {
        assertThat(redis.get("kept")).isEmpty();
      }
      assertThat(redis.set("kept", new byte[] {2}, MINUTE)).isFalse();
      assertThat(redis.stats().well()).isFalse();
      wire.fix();
      await().atMost(Duration.ofSeconds(10)).until(() -> redis.get("kept").isPresent());
      await().atMost(Duration.ofSeconds(10)).until(() -> redis.reachable() && redis.stats().well());
    }
  }

  /// If each of them waited for its quarter of a second, it would be 50 seconds.
  @Test
  @Timeout(40)
  void aSilentServerIsSoonAskedNoMore() {
    try (var wire = SeverableLink.to(URL);
        var redis = RedisPool.open(wire.through(URL))) {
      wire.silence();
      for (int i = 0; i < 200; i++) {
        assertThat(redis.get("anything")).isEmpty();
      }
    }
  }

  @Test
  void thePoolOpensWithoutAServerAndFindsItLater() {
    try (var wire = SeverableLink.to(URL)) {
      wire.cut();
      try (var redis = RedisPool.open(wire.through(URL))) {
        assertThat(redis.reachable()).isFalse();
        wire.fix();
        await().atMost(Duration.ofSeconds(10)).until(redis::reachable);
      }
    }
  }

  @Test
  void aWrongPasswordIsAnAbsentServer() {
    var wrong = new Secret(URL.value().replaceFirst("//:[^@]*@", "//:wrong@"));
    try (var redis = RedisPool.open(wrong)) {
      assertThat(redis.get("anything")).isEmpty();
    }
  }

  @Test
  void aServerThatTakesNoWritesIsNamedForWhatItIs() throws Exception {
    try (var servers = EmbeddedServers.start(data, TestServers.cache(), Durability.THROWAWAY);
        var redis = RedisPool.open(servers.redisUrl())) {
      assertThat(redis.trouble()).isEmpty();
      assertThat(redis.set("kept", new byte[] {1}, MINUTE)).isTrue();
      say(servers, "CONFIG SET maxmemory 1");
      assertThat(redis.trouble()).contains("Redis is out of memory: raise its maxmemory");
      assertWithoutWrites(redis);
      say(servers, "CONFIG SET maxmemory 0");
      assertThat(redis.trouble()).isEmpty();
      say(servers, "REPLICAOF 127.0.0.1 1");
      assertThat(redis.trouble()).hasValueSatisfying(why -> assertThat(why).contains("read-only"));
      assertWithoutWrites(redis);
      say(servers, "REPLICAOF NO ONE");
      await().atMost(Duration.ofSeconds(10)).until(() -> redis.trouble().isEmpty());
    }
  }

  /// What is there can be read, nothing is written, and a blast gets no pace from it.
  private static void assertWithoutWrites(RedisPool redis) {
    var speed = new SegmentPace.Speed("72345", 100);
    assertThat(redis.get("kept")).hasValueSatisfying(b -> assertThat(b).containsExactly(1));
    assertThat(redis.set("kept", new byte[] {2}, MINUTE)).isFalse();
    assertThat(new SegmentPace(redis).take(speed, 1, OptionalInt.empty())).isEmpty();
  }

  private static void say(EmbeddedServers servers, String command) throws IOException {
    var url = URI.create(servers.redisUrl().value());
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
      String password = url.getUserInfo().substring(1);
      socket
          .getOutputStream()
          .write(("AUTH " + password + "\r\n" + command + "\r\nQUIT\r\n").getBytes(UTF_8));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .isEqualTo("+OK\r\n+OK\r\n+OK\r\n");
    }
  }
}
