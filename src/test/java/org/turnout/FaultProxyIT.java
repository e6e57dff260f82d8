package org.turnout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.turnout.settings.Secret;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.SharedFolder;
import org.turnout.testkit.TestServers;
import org.turnout.testkit.program.ProgramProcess;
import org.turnout.testkit.program.TestCluster;

/// The same servers behind `shared/tools/fault_proxy.mjs`, which breaks connections in ways that a
/// wire of ours does not. Skipped where the tool or node is missing.
class FaultProxyIT {
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:([0-9]+)");

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void underLoadConnectionsMayBreakDownAndSlowDownAnywhere() throws IOException {
    var tool = SharedFolder.path("tools/fault_proxy.mjs");
    int control = ProgramProcess.freePort();
    int postgres = ProgramProcess.freePort();
    int redis = ProgramProcess.freePort();
    Process node;
    try {
      node =
          new ProcessBuilder(
                  "node",
                  tool.toString(),
                  Integer.toString(control),
                  postgres + ":" + port(TestServers.databaseUrl()),
                  redis + ":" + port(TestServers.redisUrl()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      Assumptions.abort("node is not here");
      return;
    }
    try {
      Awaitility.await().atMost(TestCluster.PATIENCE).until(() -> set(control, "", "") == 200);
      try (var house =
          TestCluster.open(
              TestCluster.SWEEPING, 1, url -> through(url, postgres), url -> through(url, redis))) {
        breakUnderLoad(house, control, postgres, redis);
      }
    } finally {
      node.destroyForcibly();
    }
  }

  private void breakUnderLoad(TestCluster house, int control, int postgres, int redis) {
    var phones = Stream.generate(TestCluster::phone).limit(4).toList();
    int texts = 12;
    var load =
        Thread.ofVirtual()
            .start(
                () -> ConcurrentCalls.atOnce(phones.size(), i -> house.talk(phones.get(i), texts)));
    String[] faults = {"reset=0.05", "mode=down", "latency=40&jitter=30", "mode=reset"};
    for (int i = 0; i < faults.length; i++) {
      int until = i * 3 + 2;
      Awaitility.await()
          .atMost(TestCluster.PATIENCE)
          .until(() -> house.carrier.received(phones.getFirst()).size() >= until);
      set(control, "/" + postgres, faults[i]);
      set(control, "/" + redis, faults[i]);
      if (faults[i].startsWith("mode")) {
        set(control, "/" + postgres + "/kill", "");
        assertThat(house.text(TestCluster.phone(), "hello").status()).isEqualTo(503);
      }
      house.text(TestCluster.phone(), "hello");
      set(control, "/" + postgres, "mode=ok");
      set(control, "/" + redis, "mode=ok");
    }
    Awaitility.await().atMost(TestCluster.PATIENCE).until(() -> !load.isAlive());
    house.settled();
    assertThat(house.carrier.repeated()).isEmpty();
    for (var phone : phones) {
      assertThat(house.carrier.received(phone)).hasSize(texts + 1).doesNotHaveDuplicates();
    }
  }

  /// Tells the proxy what to break; 0 while it does not listen yet.
  private int set(int control, String path, String query) {
    try {
      return http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:"
                              + control
                              + (path.isEmpty() ? "/" : path)
                              + "?"
                              + query))
                  .timeout(Duration.ofSeconds(5))
                  .POST(HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.ofString(UTF_8))
          .statusCode();
    } catch (IOException notYet) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int port(Secret url) {
    Matcher port = PORT.matcher(url.value());
    assertThat(port.find()).isTrue();
    return Integer.parseInt(port.group(1));
  }

  private static Secret through(Secret url, int port) {
    return new Secret(PORT.matcher(url.value()).replaceFirst("127.0.0.1:" + port));
  }
}
