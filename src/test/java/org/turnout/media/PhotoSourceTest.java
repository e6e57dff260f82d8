package org.turnout.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.media.PhotoSource.Download;
import org.turnout.settings.Secret;

class PhotoSourceTest {
  private static final URI TWILIO = URI.create("https://api.twilio.com");
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private final Javalin server =
      Javalin.create(config -> {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.routes.before("/*", ctx -> seen.add(ctx.path() + " " + ctx.header("Authorization")));
        config.routes.get(
            "/2010/photo", ctx -> ctx.redirect("http://localhost:" + ctx.port() + "/cdn"));
        config.routes.get("/cdn", ctx -> ctx.result(new byte[] {1, 2, 3}));
        config.routes.get("/2010/loop", ctx -> ctx.redirect("/2010/loop"));
        config.routes.get("/2010/away", ctx -> ctx.redirect("https://10.0.0.1/secret"));
        config.routes.get("/2010/file", ctx -> ctx.redirect("file:///etc/passwd"));
        config.routes.get("/2010/nowhere", ctx -> ctx.status(302));
        config.routes.get("/2010/huge", ctx -> ctx.result(endless()));
        config.routes.get("/2010/stated", ctx -> ctx.result(new byte[PhotoSource.MAX_BYTES + 1]));
        config.routes.get("/2010/broken", ctx -> ctx.status(500));
      });

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void credentialsGoToTheFirstAddressOnly() {
    assertThat(fetch("https://api.twilio.com/2010/photo"))
        .isInstanceOfSatisfying(
            Download.Got.class, got -> assertThat(got.bytes()).containsExactly(1, 2, 3));
    assertThat(seen).containsExactly("/2010/photo Basic x", "/cdn null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/2010/photo",
        "http://169.254.169.254/latest/meta-data/",
        "http://api.twilio.com/2010/photo",
        "https://api.twilio.com.evil.example/2010/photo",
        "https://api.twilio.com@evil.example/2010/photo",
        "https://x:y@api.twilio.com/2010/photo",
        "https://api.twilio.com:444/2010/photo",
        "https://api.twilio.com/../photo",
        "https://api.twilio.com/%2e%2e/photo",
        "file:///etc/passwd",
        "mailto:x@y.z"
      })
  void anAddressThatIsNotTheCarriersIsNeverCalled(String address) {
    assertThat(fetch(address)).isInstanceOf(Download.Refused.class);
    assertThat(seen).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"loop", "file", "nowhere", "huge", "stated", "missing", "away"})
  void whatLeadsAstrayIsRefused(String name) {
    assertThat(fetch("https://api.twilio.com/2010/" + name)).isInstanceOf(Download.Refused.class);
  }

  @Test
  void aCarrierThatFailsIsAskedLater() {
    assertThat(fetch("https://api.twilio.com/2010/broken")).isInstanceOf(Download.Later.class);
    server.stop();
    try (var source = source(0, Duration.ofSeconds(5))) {
      assertThat(source.fetch(URI.create("https://api.twilio.com/2010/photo")))
          .isInstanceOf(Download.Later.class);
    }
  }

  @Test
  void aDownloadThatDripsIsGivenUp() {
    start("127.0.0.1");
    try (var source = source(server.port(), Duration.ofNanos(1))) {
      assertThat(source.fetch(URI.create("https://api.twilio.com/2010/photo")))
          .isEqualTo(new Download.Later("the carrier was too slow"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1.2.3",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001:db8::1",
        "2001::1",
        "::127.0.0.1",
        "localhost",
        "2130706433",
        "127.1"
      })
  void noAddressOfOursIsPublic(String host) {
    assertThatThrownBy(() -> FetchReach.PUBLIC.resolve(host))
        .isInstanceOf(java.net.UnknownHostException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.32.0.1",
        "100.128.0.1",
        "192.1.0.1",
        "2606:4700:4700::1111",
        "1.1.1.1"
      })
  void theOpenInternetIs(String host) throws Exception {
    assertThat(FetchReach.PUBLIC.resolve(host)).hasSize(1);
    assertThatThrownBy(() -> FetchReach.LOOPBACK.resolve(host))
        .isInstanceOf(FetchReach.OutOfReach.class);
  }

  @Test
  void aNameThatPointsToOurOwnNetIsNotCalled() throws Exception {
    start("0.0.0.0");
    URI own =
        URI.create("http://" + InetAddress.getLocalHost().getHostName() + ":" + server.port());
    try (var source =
        new PhotoSource(
            List.of(new Origin(TWILIO, own, Optional.empty())), Duration.ofSeconds(5))) {
      assertThat(source.fetch(URI.create("https://api.twilio.com/cdn")))
          .isInstanceOf(Download.Refused.class);
    }
    assertThat(seen).isEmpty();
  }

  private Download fetch(String address) {
    start("127.0.0.1");
    try (var source = source(server.port(), Duration.ofSeconds(10))) {
      return source.fetch(URI.create(address));
    }
  }

  private void start(String host) {
    if (!server.jettyServer().started()) {
      server.start(host, 0);
    }
  }

  private static PhotoSource source(int port, Duration limit) {
    URI standIn = URI.create("http://127.0.0.1:" + port);
    Secret basic = new Secret("Basic x");
    return new PhotoSource(List.of(new Origin(TWILIO, standIn, Optional.of(basic))), limit);
  }

  private static InputStream endless() {
    return new InputStream() {
      @Override
      public int read() {
        return 'x';
      }
    };
  }
}
