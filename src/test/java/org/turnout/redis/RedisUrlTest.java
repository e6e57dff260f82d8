package org.turnout.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.settings.Secret;
import redis.clients.jedis.HostAndPort;

class RedisUrlTest {
  private static RedisUrl parse(String url) {
    return RedisUrl.parse(new Secret(url));
  }

  @Test
  void oneServer() {
    assertThat(parse("redis://localhost"))
        .isEqualTo(
            new RedisUrl(
                RedisUrl.Form.SINGLE,
                false,
                Optional.empty(),
                Optional.empty(),
                Set.of(new HostAndPort("localhost", 6379)),
                "",
                0));
  }

  @Test
  void anEncryptedServerWithUserPasswordAndDatabase() {
    assertThat(parse("rediss://turnout:p%40ss+w%2F@redis.example:6380/3"))
        .isEqualTo(
            new RedisUrl(
                RedisUrl.Form.SINGLE,
                true,
                Optional.of("turnout"),
                Optional.of(new Secret("p@ss+w/")),
                Set.of(new HostAndPort("redis.example", 6380)),
                "",
                3));
  }

  @Test
  void sentinelsNameTheServer() {
    RedisUrl url = parse("redis-sentinel://:secret@a,b:26380/main/2");
    assertThat(url.form()).isEqualTo(RedisUrl.Form.SENTINEL);
    assertThat(url.hosts())
        .containsExactly(new HostAndPort("a", 26379), new HostAndPort("b", 26380));
    assertThat(url.service()).isEqualTo("main");
    assertThat(url.database()).isEqualTo(2);
  }

  @Test
  void aClusterIsItsFirstNodes() {
    RedisUrl url = parse("rediss-cluster://a:7000,b:7001");
    assertThat(url.form()).isEqualTo(RedisUrl.Form.CLUSTER);
    assertThat(url.encrypted()).isTrue();
    assertThat(url.hosts()).containsExactly(new HostAndPort("a", 7000), new HostAndPort("b", 7001));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://x",
        "redis://",
        "redis-sentinel://a:1",
        "redis://h/zero",
        "redis://:hunter2@/1"
      })
  void anythingElseIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("REDIS_URL should look like")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void thePasswordIsNotPrinted() {
    assertThat(parse("redis://:hunter2@h").toString()).doesNotContain("hunter2");
  }
}
