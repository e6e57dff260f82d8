package org.turnout.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.web.Metrics;
import org.turnout.web.WebServer;

class PublicAddressTest {
  @AutoClose
  private final WebServer server = WebServer.start("127.0.0.1", 0, new Metrics(), List.of());

  @Test
  void metricsThatEverybodyCanReadAreAFinding() {
    var open = URI.create("http://127.0.0.1:" + server.port());
    assertThat(PublicAddress.metrics(open))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.level()).isEqualTo(CheckResult.Level.FAIL);
          assertThat(found.seen()).endsWith("/metrics is open to everybody");
        });
  }

  @Test
  void whatDoesNotLeadHereIsNone() {
    assertThat(PublicAddress.metrics(URI.create("http://127.0.0.1:9"))).isEmpty();
  }
}
